import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './places.mjs';
import { beginStep } from './report.mjs';
import { lastLines, run } from './run.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

const AGAIN = 24 * 3_600_000;
const PROGRAM = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Electron's program, if it is there. `ELECTRON_OVERRIDE_DIST_PATH` names the folder of another one. */
export function findElectron() {
  const named = inRoot('node_modules', 'electron', 'path.txt');
  const program = existsSync(named) ? readFileSync(named, 'utf8') : (PROGRAM[process.platform] ?? 'electron');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || inRoot('node_modules', 'electron', 'dist');
  const path = join(dist, program);
  return existsSync(path) ? path : undefined;
}

/** Whether a window can be opened here. */
export const hasDisplay = () =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Downloads Electron's program with the electron package's own script; where that cannot be reached, web mode serves as
 * well. A failure is remembered for a day. @returns its path, or undefined.
 */
export async function ensureElectron() {
  const there = findElectron();
  if (there || process.env.ELECTRON_OVERRIDE_DIST_PATH) return there;
  const failed = readStamp('electron-failed');
  if (failed && Date.now() - failed.at < AGAIN) return undefined;
  const step = beginStep('Downloading Electron');
  const result = await run(process.execPath, [inRoot('node_modules', 'electron', 'install.js')]);
  const path = findElectron();
  if (result.code === 0 && path) {
    removeStamp('electron-failed');
    step.done();
    return path;
  }
  writeStamp('electron-failed', { at: Date.now() });
  step.fail(`not to be had here, so the browser is used (${lastLines(result.output, 1).slice(0, 120)})`);
  return undefined;
}
