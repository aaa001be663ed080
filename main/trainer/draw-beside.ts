import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { outsideArchive } from '../native/index.ts';
import { type Draw, drawVariables } from './draw-variables.ts';
import type { Variables } from './run/checkpoints.ts';

/** Beside the trainer as it is built; running from its sources there is none. */
const THREAD = outsideArchive(join(dirname(fileURLToPath(import.meta.url)), 'draw.cjs'));
/** From so many numbers on, a thread's start (some 30 ms) is worth it. */
const WORTH_A_THREAD = 2e6;

const sizeOf = ({ variables }: Draw): number =>
  variables.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);

/**
 * `drawVariables`, the same to the bit; many numbers in a thread of their own, while this one loads the graph. Without such a
 * thread, or where it fails, here.
 */
export async function drawBeside(draw: Draw, thread = THREAD): Promise<Variables> {
  if (sizeOf(draw) < WORTH_A_THREAD || !existsSync(thread)) return drawVariables(draw);
  return (await drawnBy(thread, draw).catch(() => undefined)) ?? drawVariables(draw);
}

/** @returns undefined when the thread ends without a word. @throws what it throws. */
const drawnBy = (thread: string, draw: Draw): Promise<Variables | undefined> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: draw });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(undefined));
  });
