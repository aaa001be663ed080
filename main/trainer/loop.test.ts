import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TrainingSettings, trainingSettings } from '../../shared/program/settings.ts';
import { createControl } from './control.ts';
import type { Batches } from './data/batches.ts';
import { type LoopObserver, type LoopOptions, trainLoop } from './loop.ts';
import type { EpochRecord, StepRecord } from './messages.ts';
import { type Progress, START } from './run/checkpoints.ts';
import type { StepPlan } from './session.ts';

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
    samplesBefore: (count) => sizes.slice(0, count).reduce((a, b) => a + b, 0),
    shuffled: (_, index) => batch(index),
    inOrder: batch,
  };
};

/** A loop over four batches and two of validation, whose numbers depend on the step alone; `onCall` sees every engine call. */
function loop(options: {
  epochs: number;
  onCall?: (calls: number, stop: () => void) => void;
  settings?: Partial<TrainingSettings>;
  now?: () => number;
}) {
  const control = createControl();
  const steps: StepRecord[] = [];
  const epochs: EpochRecord[] = [];
  const checkpoints: { progress: Progress; best: boolean }[] = [];
  const plans: StepPlan[] = [];
  let calls = 0;
  let lastStep = 0;
  const called = (): void => options.onCall?.(++calls, control.stop);
  const observer: LoopObserver = {
    step: (record) => steps.push(record),
    statistics: () => undefined,
    epoch: (record) => epochs.push(record),
    paused: () => undefined,
    resumed: () => undefined,
    checkpoint: (progress, best) => checkpoints.push({ progress, best }),
  };
  const loopOptions: LoopOptions = {
    session: {
      train(batch, plan) {
        called();
        plans.push(plan);
        lastStep = plan.step;
        return { loss: 1 / lastStep, penalty: lastStep / 100, correct: lastStep % (batch.size + 1) };
      },
      evaluate(batch) {
        called();
        return { lossSum: batch.size / (lastStep || 8), correct: Math.abs((lastStep || 8) - 8) < 1 ? 2 : 1 };
      },
    },
    training: batches(SIZES),
    validation: batches([4, 1]),
    settings: trainingSettings.parse({ epochs: options.epochs, learningRate: 0.1, ...options.settings }),
    control,
    observer,
    ...(options.now ? { now: options.now } : {}),
  };
  return {
    session: loopOptions.session,
    run: (from: Progress) => trainLoop(loopOptions, from),
    control,
    steps,
    epochs,
    checkpoints,
    plans,
  };
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
    expect(epochs[0]!.penalty).toBeCloseTo((3 * 0.01 + 3 * 0.02 + 3 * 0.03 + 2 * 0.04) / 11, 12);
    expect(epochs[0]!.valLoss).toBeCloseTo(1 / 4, 12);
    expect(epochs[1]!.valAccuracy).toBeCloseTo(4 / 5, 12);
  });

  it('saves at each epoch’s end, and in between where asked, marking the best', async () => {
    const { run, checkpoints } = loop({ epochs: 3, settings: { checkpointEvery: 3 } });
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

  it('closes a group of batches with the samples of the whole group; the last of an epoch may be small', async () => {
    const { run, plans } = loop({ epochs: 2, settings: { accumulate: 3 } });
    await run(START);
    expect(plans.map(({ step, update, groupSize }) => [step, update, groupSize])).toEqual([
      ...[[1, 1, undefined] as const, [2, 1, undefined] as const, [3, 1, 9] as const, [4, 2, 2] as const],
      ...[[5, 3, undefined] as const, [6, 3, undefined] as const, [7, 3, 9] as const, [8, 4, 2] as const],
    ]);
  });

  it('takes the learning rate of each step from the schedule, and records it', async () => {
    const { run, plans, steps } = loop({ epochs: 2, settings: { schedule: 'exponential', decayRate: 0.5 } });
    await run(START);
    const rates = [0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05];
    expect(plans.map(({ learningRate }) => learningRate)).toEqual(rates);
    expect(steps.map(({ learningRate }) => learningRate)).toEqual(rates);
  });

  it('goes on with what a plateau has taught it', async () => {
    const settings = { schedule: 'reduceOnPlateau', patience: 0, stepFactor: 0.5 } as const;
    const whole = loop({ epochs: 12, settings });
    await whole.run(START);
    // The validation loss falls, however slowly: 1/step.
    expect(new Set(whole.steps.map(({ learningRate }) => learningRate))).toEqual(new Set([0.1]));
    const losses = [0.5, 0.4, 0.45, 0.3, 0.31, 0.32, 0.2, 0.1];
    const flat = (from: Progress, stopAt: number) => {
      const part = loop({
        epochs: losses.length,
        settings,
        onCall: (calls, stop) => calls === stopAt && stop(),
      });
      part.session.evaluate = (batch) => {
        const epoch = Math.ceil((part.plans[part.plans.length - 1]?.step ?? from.step) / SIZES.length);
        return { lossSum: losses[epoch - 1]! * batch.size, correct: 0 };
      };
      return part;
    };
    const at = async (stopAt: number) => {
      const first = flat(START, stopAt);
      const progress: Progress = JSON.parse(JSON.stringify(await first.run(START)));
      const second = flat(progress, Number.POSITIVE_INFINITY);
      await second.run(progress);
      return [...first.steps, ...second.steps].map(({ learningRate }) => learningRate);
    };
    const uninterrupted = await at(Number.POSITIVE_INFINITY);
    expect(uninterrupted.filter((_, step) => step % SIZES.length === 0)).toEqual([
      ...[0.1, 0.1, 0.1, 0.05, 0.05, 0.025, 0.0125, 0.0125],
    ]);
    for (let stopAt = 1; stopAt < 30; stopAt++) expect(await at(stopAt)).toEqual(uninterrupted);
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
          train: (_, { step }) => ({ loss: step === 3 ? Number.NaN : 1, penalty: 0, correct: 0 }),
          evaluate: () => ({ lossSum: 0, correct: 0 }),
        },
        training: batches(SIZES),
        validation: batches([]),
        settings: trainingSettings.parse({ epochs: 1, learningRate: 0.5 }),
        control,
        observer: {
          step: () => undefined,
          statistics: () => undefined,
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
