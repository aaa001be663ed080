import { promises as fs } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../file-failure.ts';

/** In a window's folder: the process that serves the window, for as long as it does. */
export const OWNER = 'owner';

/** The process touches its files every `BEAT`; one not touched for `STALE` has lost it. Milliseconds. */
export const BEAT = 5_000;
const STALE = 60_000;

const mine = `${process.pid} ${hostname()}`;

export const own = (folder: string): Promise<void> => fs.writeFile(join(folder, OWNER), mine);

export async function touch(folder: string): Promise<void> {
  const now = new Date();
  await fs.utimes(join(folder, OWNER), now, now).catch(() => undefined);
}

export const disown = (folder: string): Promise<void> =>
  fs.unlink(join(folder, OWNER)).catch(() => undefined);

/** Another living process serves the window of this folder. One that was killed owns nothing. */
export async function isOwnedElsewhere(folder: string): Promise<boolean> {
  try {
    const file = join(folder, OWNER);
    const [text, { mtimeMs }] = await Promise.all([fs.readFile(file, 'utf8'), fs.stat(file)]);
    const [pid, host] = text.split(' ');
    // A process of that number may by now be another program's.
    if (text === mine || Date.now() - mtimeMs > STALE) return false;
    return host !== hostname() || isAlive(Number(pid));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
