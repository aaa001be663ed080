import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../file-failure.ts';

/** Holds the process id of the trainer that works in a run folder, so that no second one is started there. */
const LOCK = 'trainer.pid';

export const hold = (directory: string, pid: number): Promise<void> =>
  fs.writeFile(join(directory, LOCK), String(pid)).catch(() => {
    // Without it a second trainer is merely not kept away.
  });

export const release = (directory: string): Promise<void> =>
  fs.unlink(join(directory, LOCK)).catch(() => {
    // It was not there.
  });

/** Whether a trainer is at work in the folder; one that was killed holds nothing. */
export async function isHeld(directory: string): Promise<boolean> {
  const pid = Number(await fs.readFile(join(directory, LOCK), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
