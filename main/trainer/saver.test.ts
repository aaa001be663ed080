import { expect, it } from 'vitest';
import { type Progress, START, type Variables } from './run/checkpoints.ts';
import { createSaver } from './saver.ts';

const finite: Variables = new Map([['w', { shape: [2], data: Float32Array.of(1, 2) }]]);
/** A disk that is full for the first `refusals` writes. */
function disk(refusals: number) {
  const written: { progress: Progress; best: boolean }[] = [];
  let tries = 0;
  return {
    written,
    checkpoint(progress: Progress, _: Variables, best: boolean): boolean {
      if (++tries <= refusals) return false;
      written.push({ progress, best });
      return true;
    },
  };
}
const at = (step: number): Progress => ({ ...START, step });
const quick = { attempts: 4, interval: 0 };

it('waits for room when the last checkpoint does not fit, and remembers that it is the best', async () => {
  const recorder = disk(3);
  const saver = createSaver({ readVariables: () => finite }, recorder, { learningRate: 0.1 }, START, quick);
  const end = at(10);
  saver.save(end, true);
  await saver.saveAtLast(end);
  expect(recorder.written).toEqual([{ progress: end, best: true }]);
});

it('gives up in the end, saying what is lost', async () => {
  const recorder = disk(Number.POSITIVE_INFINITY);
  const saver = createSaver({ readVariables: () => finite }, recorder, { learningRate: 0.1 }, at(7), quick);
  await expect(saver.saveAtLast(at(10))).rejects.toThrow(/since step 7 could not be saved/);
});

it('does not save twice, nor what was never trained', async () => {
  const recorder = disk(0);
  const saver = createSaver({ readVariables: () => finite }, recorder, { learningRate: 0.1 }, START, quick);
  await saver.saveAtLast(START);
  const end = at(3);
  saver.save(end, false);
  await saver.saveAtLast(end);
  expect(recorder.written).toHaveLength(1);
});

it('keeps weights that are not numbers out of a checkpoint', () => {
  const broken: Variables = new Map([['w', { shape: [2], data: Float32Array.of(1, Number.NaN) }]]);
  const recorder = disk(0);
  const saver = createSaver({ readVariables: () => broken }, recorder, { learningRate: 0.1 }, START, quick);
  expect(() => saver.save(at(4), false)).toThrow(/not a number at step 4/);
  expect(recorder.written).toEqual([]);
});
