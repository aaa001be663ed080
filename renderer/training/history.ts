import type { EpochPoint, StatisticsPoint, StepPoint } from '../../shared/protocol/messages.ts';
import { Series } from './series.ts';

export type StepColumn =
  | 'epoch'
  | 'loss'
  | 'penalty'
  | 'accuracy'
  | 'learningRate'
  | 'samplesPerSecond'
  | 'time';
export type EpochColumn = 'epoch' | 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy' | 'time';

/** All that a run has measured so far. */
export interface RunHistory {
  readonly steps: Series<StepColumn>;
  readonly epochs: Series<EpochColumn>;
  /** The last ones, in order: enough for a small curve. */
  readonly statistics: StatisticsPoint[];
}

/** How many statistics are kept. */
export const STATISTICS_KEPT = 60;

export const emptyRunHistory = (): RunHistory => ({
  steps: new Series<StepColumn>([
    ...(['epoch', 'loss', 'penalty', 'accuracy', 'learningRate', 'samplesPerSecond', 'time'] as const),
  ]),
  epochs: new Series<EpochColumn>(['epoch', 'loss', 'accuracy', 'valLoss', 'valAccuracy', 'time']),
  statistics: [],
});

/** What travels as null or not at all is NaN in a column. */
const number = (value: number | null | undefined): number => value ?? Number.NaN;

/** Steps done again (a run trained on from a checkpoint) also take back the epochs that ended after them. */
export function addSteps({ steps, epochs }: RunHistory, points: readonly StepPoint[]): void {
  const first = points[0];
  if (!first) return;
  if (epochs.length > 0 && first.step <= (steps.at('step', -1) ?? 0)) epochs.dropFrom(first.step);
  steps.append(
    points.map((point) => ({
      ...point,
      loss: number(point.loss),
      penalty: number(point.penalty),
      learningRate: number(point.learningRate),
    })),
  );
}

export function addEpochs({ epochs }: RunHistory, points: readonly EpochPoint[]): void {
  epochs.append(
    points.map((point) => ({
      ...point,
      loss: number(point.loss),
      valLoss: number(point.valLoss),
      valAccuracy: number(point.valAccuracy),
    })),
  );
}

/** Steps done again take the place of what was told of them. */
export function addStatistics({ statistics }: RunHistory, points: readonly StatisticsPoint[]): void {
  const [first] = points;
  if (!first) return;
  const again = statistics.findIndex(({ step }) => step >= first.step);
  if (again >= 0) statistics.splice(again);
  statistics.push(...points);
  statistics.splice(0, statistics.length - STATISTICS_KEPT);
}

export interface Figures {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  /** Where something is penalised. */
  readonly penalty?: number;
  readonly accuracy: number;
  /** Where it has changed in the run. */
  readonly learningRate?: number;
  readonly samplesPerSecond: number;
  /** Milliseconds trained, pauses not counted. */
  readonly time: number;
  readonly valLoss?: number;
  readonly valAccuracy?: number;
  /** The epoch with the greatest validation accuracy. */
  readonly best?: { readonly epoch: number; readonly valAccuracy: number };
}

/** Batches differ: loss, accuracy and speed are means over this many last steps. */
const RECENT = 20;

/** The latest figures of a run; undefined before its first step. */
export function figuresOf({ steps, epochs }: RunHistory): Figures | undefined {
  const step = steps.at('step', -1);
  if (step === undefined) return undefined;
  const valLoss = epochs.at('valLoss', -1);
  const valAccuracy = epochs.at('valAccuracy', -1);
  const best = bestEpoch(epochs);
  const penalty = steps.at('penalty', -1) ?? 0;
  const learningRate = steps.at('learningRate', -1);
  return {
    step,
    epoch: steps.at('epoch', -1) ?? 1,
    loss: recentMean(steps.column('loss')),
    ...(penalty > 0 ? { penalty } : {}),
    accuracy: recentMean(steps.column('accuracy')),
    ...(learningRate === undefined || !changes(steps.column('learningRate')) ? {} : { learningRate }),
    samplesPerSecond: recentMean(steps.column('samplesPerSecond')),
    time: Math.max(steps.at('time', -1) ?? 0, epochs.at('time', -1) ?? 0),
    ...(valLoss === undefined || Number.isNaN(valLoss) ? {} : { valLoss }),
    ...(valAccuracy === undefined || Number.isNaN(valAccuracy) ? {} : { valAccuracy }),
    ...(best ? { best } : {}),
  };
}

/** Whether the values have moved. Schedules that come back to where they began have another value on the way. */
const changes = (values: Float64Array): boolean =>
  values.some((value) => value !== values[0] && !Number.isNaN(value));

function recentMean(values: Float64Array): number {
  const recent = values.subarray(Math.max(0, values.length - RECENT));
  let sum = 0;
  for (const value of recent) sum += value;
  return sum / recent.length;
}

function bestEpoch(epochs: Series<EpochColumn>): Figures['best'] {
  const accuracies = epochs.column('valAccuracy');
  let best = -1;
  for (let index = 0; index < accuracies.length; index++) {
    // The first of equals: nothing better came later.
    if (accuracies[index]! > (best < 0 ? -1 : accuracies[best]!)) best = index;
  }
  return best < 0 ? undefined : { epoch: epochs.at('epoch', best)!, valAccuracy: accuracies[best]! };
}
