import { promises as fs } from 'node:fs';
import { hostname } from 'node:os';
import { throwIfCancelled } from './problem.ts';

/** The holder touches its lock every `BEAT`; one not touched for `STALE` has lost its holder. Milliseconds. */
const BEAT = 5_000;
const STALE = 60_000;
const LOOK = 250;

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once, when another holds it. */
  readonly onWait?: () => void;
}

/** Runs `work` while holding the lock file, so that only one process on this cache does it at a time. */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const mine = `${process.pid} ${hostname()} ${Date.now()} ${Math.random()}`;
  let waiting = false;
  while (!(await take(file, mine))) {
    await clearIfStale(file);
    if (!waiting) options.onWait?.();
    waiting = true;
    throwIfCancelled(options.signal);
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  const beat = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now).catch(() => undefined);
  }, BEAT);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    // Only if it is still ours: a sleep of the machine may have made it look stale to another.
    if ((await read(file))?.text === mine) await fs.unlink(file).catch(() => undefined);
  }
}

async function take(file: string, mine: string): Promise<boolean> {
  try {
    await fs.writeFile(file, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function read(file: string): Promise<{ text: string; age: number } | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([fs.readFile(file, 'utf8'), fs.stat(file)]);
    return { text, age: Date.now() - mtimeMs };
  } catch {
    return undefined;
  }
}

async function clearIfStale(file: string): Promise<void> {
  const lock = await read(file);
  if (!lock) return;
  const [pid, host] = lock.text.split(' ');
  const dead = host === hostname() && !isAlive(Number(pid));
  if (!dead && lock.age < STALE) return;
  // Renamed first: of two that find it stale, one wins, and neither deletes the winner's new lock.
  const aside = `${file}.stale-${process.pid}`;
  try {
    await fs.rename(file, aside);
    const moved = await fs.readFile(aside, 'utf8');
    if (moved === lock.text) await fs.unlink(aside);
    else await fs.rename(aside, file);
  } catch {
    // The other one was faster.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
