import { performance } from 'node:perf_hooks';
import { learningRateAt, plateauAfter } from '../../shared/program/schedules.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import { type Control, createBreather } from './control.ts';
import type { Batches } from './data/batches.ts';
import type { EpochRecord, StatisticsRecord, StepRecord } from './messages.ts';
import { TrainerError } from './problem.ts';
import { type Progress, START } from './run/checkpoints.ts';
import type { Session, StepPlan } from './session.ts';
import { createThroughput } from './throughput.ts';

/** Told of what happens while the loop runs; none of it may take long. */
export interface LoopObserver {
  step(record: StepRecord): void;
  /** After the step whose layers they tell of. */
  statistics(record: StatisticsRecord): void;
  epoch(record: EpochRecord): void;
  paused(): void;
  resumed(): void;
  /** A good moment to save; `best` when no earlier epoch validated better. */
  checkpoint(progress: Progress, best: boolean): void;
}

export interface LoopOptions {
  readonly session: Pick<Session, 'train' | 'evaluate'>;
  readonly training: Batches;
  readonly validation: Batches;
  readonly settings: TrainingSettings;
  readonly control: Control;
  readonly observer: LoopObserver;
  readonly now?: () => number;
}

/**
 * Trains from where `from` stands until all epochs are done or `control` says stop; gives where it stands then. Batches
 * and dropout depend on seed, epoch and step alone, so a loop that goes on from a checkpoint computes what an
 * uninterrupted one would have.
 * @throws TrainerError `nanLoss`, and whatever the engine throws.
 */
export async function trainLoop(options: LoopOptions, from: Progress): Promise<Progress> {
  const {
    session,
    training,
    validation,
    settings,
    control,
    observer,
    now = () => performance.now(),
  } = options;
  const breathe = createBreather();
  const throughput = createThroughput();
  let progress = from;
  let startedAt = now() - from.time;
  let mark = now();
  const { accumulate } = settings;
  const updatesPerEpoch = Math.ceil(training.count / accumulate);

  /** Batch `index` of an epoch: the update it belongs to, and whether it closes its group. The epoch's last group may be small. */
  function planOf(step: number, epoch: number, index: number): StepPlan {
    const group = Math.floor(index / accumulate);
    const update = (epoch - 1) * updatesPerEpoch + group;
    const learningRate = learningRateAt(settings, {
      update,
      updatesPerEpoch,
      updates: settings.epochs * updatesPerEpoch,
      ...(progress.plateau ? { plateau: progress.plateau } : {}),
    });
    const end = Math.min((group + 1) * accumulate, training.count);
    const plan = { step, update: update + 1, learningRate };
    if (index + 1 < end) return plan;
    const before = step - (end - group * accumulate);
    return {
      ...plan,
      statistics: isDue(settings.statisticsEvery, before, step),
      groupSize: training.samplesBefore(end) - training.samplesBefore(group * accumulate),
    };
  }

  /** Handles messages and pauses; true when the loop has to end. */
  async function interrupted(): Promise<boolean> {
    await breathe();
    if (control.state === 'paused') {
      const pausedAt = now();
      observer.paused();
      await control.unpaused();
      const pause = now() - pausedAt;
      startedAt += pause;
      mark += pause;
      observer.resumed();
    }
    return control.state === 'stopping';
  }

  function trainBatch(epoch: number, index: number): void {
    const step = progress.step + 1;
    const batch = training.shuffled(epoch, index);
    const plan = planOf(step, epoch, index);
    const { loss, penalty, correct, layers } = session.train(batch, plan);
    const time = now();
    const samplesPerSecond = round(throughput.add(batch.size, time - mark));
    mark = time;
    observer.step({
      step,
      epoch,
      loss,
      penalty,
      accuracy: correct / batch.size,
      learningRate: plan.learningRate,
      samplesPerSecond,
      time: round(time - startedAt),
    });
    if (layers) observer.statistics({ step, epoch, layers });
    if (!Number.isFinite(loss)) throw notFinite(loss, step, epoch, plan.learningRate);
    progress = {
      ...progress,
      step,
      epochLoss: progress.epochLoss + loss * batch.size,
      epochPenalty: progress.epochPenalty + penalty * batch.size,
      epochCorrect: progress.epochCorrect + correct,
      epochSamples: progress.epochSamples + batch.size,
      time: time - startedAt,
    };
  }

  /** Undefined when stopped half-way. */
  async function validate(): Promise<{ valLoss?: number; valAccuracy?: number } | undefined> {
    let lossSum = 0;
    let correct = 0;
    for (let index = 0; index < validation.count; index++) {
      if (await interrupted()) return undefined;
      const result = session.evaluate(validation.inOrder(index));
      lossSum += result.lossSum;
      correct += result.correct;
    }
    const { samples } = validation;
    return samples > 0 ? { valLoss: lossSum / samples, valAccuracy: correct / samples } : {};
  }

  while (progress.completedEpochs < settings.epochs) {
    const epoch = progress.completedEpochs + 1;
    const done = progress.step - progress.completedEpochs * training.count;
    for (let index = done; index < training.count; index++) {
      if (await interrupted()) return progress;
      trainBatch(epoch, index);
      const saving = settings.checkpointEvery > 0 && progress.step % settings.checkpointEvery === 0;
      if (saving && index < training.count - 1) observer.checkpoint(progress, false);
    }
    const validated = await validate();
    if (!validated) return progress;
    const record: EpochRecord = {
      epoch,
      step: progress.step,
      loss: progress.epochLoss / progress.epochSamples,
      penalty: progress.epochPenalty / progress.epochSamples,
      accuracy: progress.epochCorrect / progress.epochSamples,
      ...validated,
      samplesPerSecond: round(throughput.rate),
      time: round(now() - startedAt),
    };
    observer.epoch(record);
    const accuracy = record.valAccuracy ?? record.accuracy;
    const best = accuracy > progress.bestAccuracy;
    const plateau = plateauAfter(settings, progress.plateau, record.valLoss ?? record.loss);
    progress = {
      ...START,
      step: progress.step,
      completedEpochs: epoch,
      time: record.time,
      bestAccuracy: best ? accuracy : progress.bestAccuracy,
      ...(plateau ? { plateau } : {}),
    };
    observer.checkpoint(progress, best);
    mark = now();
  }
  return progress;
}

/** Whether a multiple of `every` lies within the steps of an update, `before` of which were done; never where it is 0. */
const isDue = (every: number, before: number, step: number): boolean =>
  every > 0 && Math.floor(step / every) > Math.floor(before / every);

/** A tenth is finer than anyone reads, and keeps the metrics small. */
const round = (value: number): number => Math.round(value * 10) / 10;

export function notFinite(loss: number, step: number, epoch: number, learningRate: number): TrainerError {
  const became = Number.isNaN(loss) ? 'is not a number' : 'grew without bound';
  return new TrainerError(
    'nanLoss',
    `The loss ${became} at step ${step} (epoch ${epoch}): training diverged. Most often the learning rate is too high: ` +
      `try ${Number((learningRate / 10).toPrecision(2))} instead of ${learningRate}, or add BatchNorm after the convolutions. ` +
      'What was saved before is kept.',
  );
}
