import type { EpochRecord, RunProblem, StepRecord } from '../messages.ts';
import { TrainerError } from '../problem.ts';
import { keepAsBest, type Progress, type Variables, writeCheckpoint } from './checkpoints.ts';
import type { RunFolder } from './folder.ts';
import { openMetricsLog } from './metrics.ts';
import { createEventFile } from './tensorboard.ts';

/** Keeps a run on disk. A full disk does not end a run: what could not be written is kept and tried again. */
export interface Recorder {
  step(record: StepRecord): void;
  epoch(record: EpochRecord): void;
  /** Metrics first, synced, then the checkpoint; false when the disk refused, after telling so once. */
  checkpoint(progress: Progress, variables: Variables, best: boolean): boolean;
  /** Writes what waits; false when the disk refused. */
  flush(): boolean;
}

export interface RecorderOptions {
  readonly fromStep: number;
  readonly metricsLength: number;
  readonly report: (problem: RunProblem) => void;
  /** Milliseconds between writes of metrics. */
  readonly interval?: number;
  readonly now?: () => number;
}

export function createRecorder(folder: RunFolder, options: RecorderOptions): Recorder {
  const { fromStep, metricsLength, report, interval = 1000, now = Date.now } = options;
  const metrics = openMetricsLog(folder.metrics, metricsLength);
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
    checkpoint: (progress, variables, best) =>
      attempt(() => {
        metrics.flush({ sync: true });
        const checkpoint = { progress, metricsLength: metrics.length, variables };
        const path = writeCheckpoint(folder.checkpoints, checkpoint);
        if (best) keepAsBest(folder.checkpoints, path);
        events.flush();
      }),
    flush,
  };
}
