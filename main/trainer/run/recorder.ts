import type { EpochRecord, RunProblem, StatisticsRecord, StepRecord } from '../messages.ts';
import { TrainerError } from '../problem.ts';
import { keepAsBest, type Progress, type Variables, writeCheckpoint } from './checkpoints.ts';
import type { RunFolder } from './folder.ts';
import { openMetricsLog } from './metrics.ts';
import { openStatisticsLog, scalarsOf } from './statistics.ts';
import { createEventFile } from './tensorboard.ts';

/** Keeps a run on disk. A full disk does not end a run: what could not be written is kept and tried again. */
export interface Recorder {
  step(record: StepRecord): void;
  epoch(record: EpochRecord): void;
  statistics(record: StatisticsRecord): void;
  /** Metrics first, synced, then the checkpoint; false when the disk refused, after telling so once. */
  checkpoint(progress: Progress, variables: Variables, best: boolean): boolean;
  /** Writes what waits; false when the disk refused. */
  flush(): boolean;
}

export interface RecorderOptions {
  readonly fromStep: number;
  readonly metricsLength: number;
  readonly statisticsLength: number;
  readonly report: (problem: RunProblem) => void;
  /** Milliseconds between writes of metrics. */
  readonly interval?: number;
  readonly now?: () => number;
}

export function createRecorder(folder: RunFolder, options: RecorderOptions): Recorder {
  const { fromStep, metricsLength, statisticsLength, report, interval = 1000, now = Date.now } = options;
  const metrics = openMetricsLog(folder.metrics, metricsLength);
  const statistics = openStatisticsLog(folder.statistics, statisticsLength);
  const events = createEventFile(folder.tensorboard, fromStep);
  let last = now();
  let refused = false;

  function attempt(write: () => void): boolean {
    try {
      write();
      refused = false;
      return true;
    } catch (error) {
      if (!(error instanceof TrainerError) || error.problem.code !== 'diskFull') throw error;
      const message = `${error.message} Training goes on, and writing is tried again.`;
      if (!refused) report({ ...error.problem, severity: 'warning', message });
      refused = true;
      return false;
    }
  }
  function flush(): boolean {
    last = now();
    return attempt(() => {
      metrics.flush();
      statistics.flush();
      events.flush();
    });
  }

  return {
    step(record) {
      metrics.step(record);
      const { loss, penalty, accuracy, learningRate } = record;
      events.scalars(record.step, {
        loss,
        // Without regularisation there is no curve to draw.
        ...(penalty === 0 ? {} : { penalty }),
        accuracy,
        learning_rate: learningRate,
      });
      if (now() - last >= interval) flush();
    },
    epoch(record) {
      metrics.epoch(record);
      const { valLoss, valAccuracy } = record;
      if (valLoss !== undefined && valAccuracy !== undefined)
        events.scalars(record.step, { val_loss: valLoss, val_accuracy: valAccuracy });
    },
    statistics(record) {
      statistics.add(record);
      events.scalars(record.step, scalarsOf(record));
    },
    checkpoint: (progress, variables, best) =>
      attempt(() => {
        metrics.flush({ sync: true });
        statistics.flush({ sync: true });
        const lengths = { metricsLength: metrics.length, statisticsLength: statistics.length };
        const checkpoint = { progress, ...lengths, variables };
        const path = writeCheckpoint(folder.checkpoints, checkpoint);
        if (best) keepAsBest(folder.checkpoints, path);
        events.flush();
      }),
    flush,
  };
}
