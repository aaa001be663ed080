import type { EpochRecord, RunProblem, StatisticsRecord, StepRecord, TrainerEvent } from './messages.ts';

export type Send = (event: TrainerEvent) => void;

/** Sends events in the order they happened; steps and statistics travel in batches. */
export interface Reporter {
  step(record: StepRecord): void;
  epoch(record: EpochRecord): void;
  statistics(record: StatisticsRecord): void;
  problem(problem: RunProblem): void;
  /** Sends the steps that wait, then `event`. */
  send(event: TrainerEvent): void;
  /** The last step done, for the event that ends a failed job. */
  readonly lastStep: number;
}

/** At most one batch of steps in `interval` milliseconds, however fast they come. */
export function createReporter(send: Send, interval = 50, now: () => number = Date.now): Reporter {
  let waiting: StepRecord[] = [];
  let statistics: StatisticsRecord[] = [];
  let lastStep = 0;
  let last = Number.NEGATIVE_INFINITY;
  function flush(): void {
    if (waiting.length > 0) send({ kind: 'steps', steps: waiting });
    if (statistics.length > 0) send({ kind: 'statistics', records: statistics });
    waiting = [];
    statistics = [];
    last = now();
  }
  const after = (event: TrainerEvent): void => {
    if (event.kind === 'start') lastStep = event.fromStep;
    flush();
    send(event);
  };
  return {
    step(record) {
      waiting.push(record);
      lastStep = record.step;
      if (now() - last >= interval) flush();
    },
    epoch: (record) => after({ kind: 'epoch', ...record }),
    statistics: (record) => {
      statistics.push(record);
    },
    problem: (problem) => after({ kind: 'problem', problem }),
    send: after,
    get lastStep() {
      return lastStep;
    },
  };
}
