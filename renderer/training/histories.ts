import { create } from 'zustand';
import type { EpochPoint, StatisticsPoint, StepPoint } from '../../shared/protocol/messages.ts';
import { addEpochs, addStatistics, addSteps, emptyRunHistory, type RunHistory } from './history.ts';

/** The least time between two drawings of what streams in, in milliseconds. */
const INTERVAL = 100;

type News = (history: RunHistory) => void;

/** Outside React's state: they are large, and grow in place. What draws them follows `useRevision`. */
const histories = new Map<string, RunHistory>();
/** What streams in while a run's record is still being fetched. */
const waiting = new Map<string, News[]>();

/** Counts changes of any history, at most ten a second and only while the window is drawn. */
export const useRevision = create<{ readonly revision: number }>(() => ({ revision: 0 }));

let scheduled = false;
let drawn = -INTERVAL;

function changed(): void {
  if (scheduled) return;
  scheduled = true;
  const wait = Math.max(0, drawn + INTERVAL - performance.now());
  window.setTimeout(() => {
    requestAnimationFrame(() => {
      scheduled = false;
      drawn = performance.now();
      useRevision.setState(({ revision }) => ({ revision: revision + 1 }));
    });
  }, wait);
}

export const historyOf = (id: string): RunHistory | undefined => histories.get(id);

/** What the studio has on record of a run. */
export interface RunRecord {
  readonly steps: readonly StepPoint[];
  readonly epochs: readonly EpochPoint[];
  readonly statistics: readonly StatisticsPoint[];
}

/** Takes the place of what is known of a run; `fetch` gives its whole record, and what streams in meanwhile follows it. */
export async function loadHistory(id: string, fetch: () => Promise<RunRecord>): Promise<void> {
  const news: News[] = [];
  waiting.set(id, news);
  try {
    const { steps, epochs, statistics } = await fetch();
    if (waiting.get(id) !== news) return;
    const history = emptyRunHistory();
    addSteps(history, steps);
    addEpochs(history, epochs);
    addStatistics(history, statistics);
    // A run trained on from a checkpoint has not yet come to these again.
    history.epochs.dropFrom((history.steps.at('step', -1) ?? 0) + 1);
    for (const take of news) take(history);
    histories.set(id, history);
    changed();
  } finally {
    if (waiting.get(id) === news) waiting.delete(id);
  }
}

/** A run that begins now has no record to fetch. */
export function beginHistory(id: string): void {
  if (!histories.has(id)) histories.set(id, emptyRunHistory());
  changed();
}

/** Forgets all but the runs that `wanted` names. */
export function keepHistories(wanted: ReadonlySet<string>): void {
  for (const id of [...histories.keys()]) if (!wanted.has(id)) histories.delete(id);
}

function take(id: string, news: News): void {
  const queue = waiting.get(id);
  if (queue) queue.push(news);
  else {
    const history = histories.get(id);
    if (!history) return;
    news(history);
    changed();
  }
}

export const takeSteps = (id: string, steps: readonly StepPoint[]): void =>
  take(id, (history) => addSteps(history, steps));
export const takeEpoch = (id: string, epoch: EpochPoint): void =>
  take(id, (history) => addEpochs(history, [epoch]));
export const takeStatistics = (id: string, records: readonly StatisticsPoint[]): void =>
  take(id, (history) => addStatistics(history, records));
