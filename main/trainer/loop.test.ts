import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createControl } from './control.ts';
import type { Batches } from './data/batches.ts';
import { type LoopObserver, type LoopOptions, trainLoop } from './loop.ts';
import type { EpochRecord, StepRecord } from './messages.ts';
import { type Progress, START } from './run/checkpoints.ts';

const SIZES = [3, 3, 3, 2];
const batches = (sizes: readonly number[]): Batches => {
  const batch = (index: number) => ({
    size: sizes[index]!,
    x: { data: new Float32Array(sizes[index]!), shape: [sizes[index]!] },
    y: { data: new Int32Array(sizes[index]!), shape: [sizes[index]!] },
  });
  return {
    count: sizes.length,
    samples: sizes.reduce((a, b) => a + b, 0),
    shuffled: (_, index) => batch(index),
    inOrder: batch,
  };
};

/** A loop over four batches and two of validation, whose numbers depend on the step alone; `onCall` sees every engine call. */
function loop(options: {
  epochs: number;
  onCall?: (calls: number, stop: () => void) => void;
  checkpointEvery?: number;
  now?: () => number;
}) {
  const control = createControl();
  const steps: StepRecord[] = [];
  const epochs: EpochRecord[] = [];
  const checkpoints: { progress: Progress; best: boolean }[] = [];
  let calls = 0;
  let lastStep = 0;
  const called = (): void => options.onCall?.(++calls, control.stop);
  const observer: LoopObserver = {
    step: (record) => steps.push(record),
    epoch: (record) => epochs.push(record),
    paused: () => undefined,
    resumed: () => undefined,
    checkpoint: (progress, best) => checkpoints.push({ progress, best }),
  };
  const loopOptions: LoopOptions = {
    session: {
      train(batch, step) {
        called();
        lastStep = step;
        return { loss: 1 / step, correct: step % (batch.size + 1) };
      },
      evaluate(batch) {
        called();
        return { lossSum: batch.size / (lastStep || 8), correct: Math.abs((lastStep || 8) - 8) < 1 ? 2 : 1 };
      },
    },
    training: batches(SIZES),
    validation: batches([4, 1]),
    settings: { epochs: options.epochs, learningRate: 0.1, checkpointEvery: options.checkpointEvery ?? 0 },
    control,
    observer,
    ...(options.now ? { now: options.now } : {}),
  };
  return { run: (from: Progress) => trainLoop(loopOptions, from), control, steps, epochs, checkpoints };
}
const timeless = <R extends StepRecord | EpochRecord>(records: readonly R[]) =>
  records.map((record) => ({ ...record, time: 0, samplesPerSecond: 0 }));

describe('trainLoop', () => {
  it('counts steps over the run and averages an epoch over its samples', async () => {
    const { run, steps, epochs } = loop({ epochs: 2 });
    expect(await run(START)).toMatchObject({ step: 8, completedEpochs: 2 });
    expect(steps.map(({ step, epoch }) => [step, epoch])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, n < 5 ? 1 : 2]),
    );
    expect(epochs[0]!.loss).toBeCloseTo((3 * 1 + 3 / 2 + 3 / 3 + 2 / 4) / 11, 12);
    expect(epochs[0]!.valLoss).toBeCloseTo(1 / 4, 12);
    expect(epochs[1]!.valAccuracy).toBeCloseTo(4 / 5, 12);
  });

  it('saves at each epoch’s end, and in between where asked, marking the best', async () => {
    const { run, checkpoints } = loop({ epochs: 3, checkpointEvery: 3 });
    await run(START);
    expect(checkpoints.map(({ progress, best }) => [progress.step, best])).toEqual([
      [3, false],
      [4, true],
      [6, false],
      [8, true],
      [9, false],
      [12, false],
    ]);
  });

  it('stopped anywhere, even while validating, and gone on with, does what an uninterrupted one does', async () => {
    const whole = loop({ epochs: 3 });
    await whole.run(START);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 17 }),
        fc.integer({ min: 1, max: 17 }),
        async (first, second) => {
          const steps: StepRecord[] = [];
          const epochs: EpochRecord[] = [];
          let progress = START;
          for (const end of [first, second, Number.POSITIVE_INFINITY]) {
            const part = loop({ epochs: 3, onCall: (calls, stop) => calls === end && stop() });
            progress = await part.run(JSON.parse(JSON.stringify(progress)));
            steps.push(...part.steps);
            epochs.push(...part.epochs);
          }
          expect(timeless(steps)).toEqual(timeless(whole.steps));
          expect(epochs.map(({ epoch, loss, accuracy }) => [epoch, loss, accuracy])).toEqual(
            whole.epochs.map(({ epoch, loss, accuracy }) => [epoch, loss, accuracy]),
          );
        },
      ),
    );
  });

  it('does not count the time it is paused', async () => {
    let time = 0;
    const { run, control, steps } = loop({ epochs: 1, now: () => time });
    control.pause();
    setTimeout(() => {
      time = 60_000;
      control.resume();
    }, 1);
    await run(START);
    expect(time).toBe(60_000);
    expect(steps.map((record) => record.time)).toEqual([0, 0, 0, 0]);
  });

  it('says at which step the loss stopped being a number, and what to try', async () => {
    const { run, control } = loop({ epochs: 1 });
    expect(control.state).toBe('running');
    const failing = trainLoop(
      {
        session: {
          train: (_, step) => ({ loss: step === 3 ? Number.NaN : 1, correct: 0 }),
          evaluate: () => ({ lossSum: 0, correct: 0 }),
        },
        training: batches(SIZES),
        validation: batches([]),
        settings: { epochs: 1, learningRate: 0.5, checkpointEvery: 0 },
        control,
        observer: {
          step: () => undefined,
          epoch: () => undefined,
          paused: () => undefined,
          resumed: () => undefined,
          checkpoint: () => undefined,
        },
      },
      START,
    );
    await expect(failing).rejects.toThrow(/step 3 \(epoch 1\).*try 0.05 instead of 0.5/);
    expect(await run(START)).toMatchObject({ step: 4 });
  });
});
