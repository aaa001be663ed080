import { existsSync, promises as fs, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { packageFolder } from './packages.ts';

/** Electron's executable, from `ELECTRON_OVERRIDE_DIST_PATH` or the electron package; undefined without one. */
export function findElectron(): string | undefined {
  try {
    const folder = packageFolder('electron');
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist');
    const named = join(folder, 'path.txt');
    const usual = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
    const name = existsSync(named)
      ? readFileSync(named, 'utf8')
      : process.platform === 'darwin' || process.platform === 'win32'
        ? usual[process.platform]
        : 'electron';
    const path = join(dist, name);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** What windows can be opened on; undefined on a Linux without X11 or Wayland. */
export function findDisplay(): string | undefined {
  if (process.platform === 'darwin' || process.platform === 'win32') return 'the desktop';
  return process.env.WAYLAND_DISPLAY || process.env.DISPLAY || undefined;
}

const BROWSERS = ['xdg-open', 'chromium', 'chromium-browser', 'google-chrome', 'firefox'];

/** What can open web mode's address. */
export function findBrowser(): string | undefined {
  if (process.platform === 'darwin' || process.platform === 'win32') return 'the default browser';
  for (const name of BROWSERS)
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

/** Free bytes on the disk that holds, or will hold, `path`; undefined where the system doesn't say. */
export async function freeSpace(path: string): Promise<number | undefined> {
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    const { bavail, bsize } = await fs.statfs(there);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
