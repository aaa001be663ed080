import type { TrainingSettings } from './settings.ts';

export type ScheduleName = TrainingSettings['schedule'];

/** Where a run stands, in updates: `update` counts from 0. */
export interface Moment {
  readonly update: number;
  readonly updatesPerEpoch: number;
  readonly updates: number;
  /** The rate that `reduceOnPlateau` has come down to. */
  readonly plateau?: Plateau;
}

/** What `reduceOnPlateau` remembers from epoch to epoch. */
export interface Plateau {
  /** The least loss yet; null before the first epoch. */
  readonly best: number | null;
  /** Epochs since, or since the last step down. */
  readonly badEpochs: number;
  readonly rate: number;
}

type Schedule = (settings: TrainingSettings, moment: Moment) => number;

const epochOf = ({ update, updatesPerEpoch }: Moment): number => Math.floor(update / updatesPerEpoch);

/** From `from` to `to` along half a cosine; `share` 0 to 1. */
const alongCosine = (from: number, to: number, share: number): number =>
  to + ((from - to) / 2) * (1 + Math.cos(Math.PI * share));

/** Of Smith & Topin 2018 as in PyTorch's OneCycleLR: where it starts is the peak / 25, where it ends a 10 000th of that. */
const ONE_CYCLE = { start: 25, end: 10_000 } as const;

/** A row each; η is `learningRate`. Those of PyTorch's `lr_scheduler`, stepped once an epoch or once an update as named. */
const schedules: Readonly<Record<ScheduleName, Schedule>> = {
  /** η */
  constant: ({ learningRate }) => learningRate,
  /** η·factor^⌊epoch/every⌋ (StepLR, once an epoch) */
  step: ({ learningRate, stepEvery, stepFactor }, moment) =>
    learningRate * stepFactor ** Math.floor(epochOf(moment) / stepEvery),
  /** η·decay^epoch (ExponentialLR, once an epoch) */
  exponential: ({ learningRate, decayRate }, moment) => learningRate * decayRate ** epochOf(moment),
  /** Half a cosine from η to the least rate over the run (CosineAnnealingLR with T_max = all updates, once an update) */
  cosine: ({ learningRate, minLearningRate }, { update, updates }) =>
    alongCosine(learningRate, minLearningRate, update / updates),
  /** Up to η and down again, each half a cosine (OneCycleLR's learning rate, once an update) */
  oneCycle({ learningRate, peakAt }, { update, updates }) {
    const start = learningRate / ONE_CYCLE.start;
    const peak = peakAt * updates - 1;
    const last = updates - 1;
    if (update <= peak) return alongCosine(start, learningRate, peak === 0 ? 1 : update / peak);
    return alongCosine(
      learningRate,
      start / ONE_CYCLE.end,
      last <= peak ? 1 : (update - peak) / (last - peak),
    );
  },
  /** η until the loss no longer falls, then step by step down (ReduceLROnPlateau, once an epoch) */
  reduceOnPlateau: ({ learningRate }, { plateau }) => plateau?.rate ?? learningRate,
};

/** 1/n, 2/n … 1 over the first n updates (LinearLR from 1/n over n − 1 updates); 1 from then on. */
const warmUpShare = (warmUp: number, update: number): number => (update < warmUp ? (update + 1) / warmUp : 1);

/** The learning rate of an update: what the schedule says, times the warm-up's share of it. */
export const learningRateAt = (settings: TrainingSettings, moment: Moment): number =>
  schedules[settings.schedule](settings, moment) * warmUpShare(settings.warmUp, moment.update);

/** PyTorch's defaults: better is better by a share of the best; a smaller step down than `least` is not taken. */
const PLATEAU = { threshold: 1e-4, least: 1e-8 } as const;

/** What is remembered after an epoch with this (validation) loss. Pure; undefined under the other schedules. */
export function plateauAfter(
  { schedule, learningRate, stepFactor, minLearningRate, patience }: TrainingSettings,
  before: Plateau | undefined,
  loss: number,
): Plateau | undefined {
  if (schedule !== 'reduceOnPlateau') return undefined;
  const { best, badEpochs, rate } = before ?? { best: null, badEpochs: 0, rate: learningRate };
  if (loss < (best ?? Number.POSITIVE_INFINITY) * (1 - PLATEAU.threshold))
    return { best: loss, badEpochs: 0, rate };
  if (badEpochs < patience) return { best, badEpochs: badEpochs + 1, rate };
  const lower = Math.max(rate * stepFactor, minLearningRate);
  return { best, badEpochs: 0, rate: rate - lower > PLATEAU.least ? lower : rate };
}
