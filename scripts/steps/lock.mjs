import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { out } from './places.mjs';
import { beginStep } from './report.mjs';

const STALE = 60_000;

const holder = (file) => {
  try {
    return { pid: Number(readFileSync(file, 'utf8')), age: Date.now() - statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
};

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One set-up of this folder (or of what `file` guards) at a time. A lock whose holder is gone is taken over. */
export async function withLock(work, file = out('stamps', 'lock')) {
  mkdirSync(dirname(file), { recursive: true });
  let waiting;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const other = holder(file);
    if (other && (!alive(other.pid) || other.age > STALE)) {
      // Renamed before it is deleted, so that of two that take over only one does.
      try {
        renameSync(file, `${file}.${process.pid}`);
        rmSync(`${file}.${process.pid}`, { force: true });
      } catch {}
      continue;
    }
    waiting ??= beginStep('Waiting for another set-up of this folder');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  waiting?.done();
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 5000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}
