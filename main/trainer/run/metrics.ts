import type { EpochRecord, StepRecord } from '../messages.ts';
import { openAppendLog } from './append-log.ts';

/** `metrics.jsonl`: a line a step and a line an epoch. */
export interface MetricsLog {
  step(record: StepRecord): void;
  epoch(record: EpochRecord): void;
  /** Bytes in the file; a checkpoint remembers it, so that a resumed run can cut off what came after. */
  readonly length: number;
  /** @throws TrainerError `diskFull`; the lines are kept for the next flush. */
  flush(options?: { readonly sync?: boolean }): void;
}

/** Numbers that are not finite become null, as JSON has none. */
export function openMetricsLog(path: string, length: number): MetricsLog {
  const log = openAppendLog(path, length);
  const line = (event: 'step' | 'epoch', record: StepRecord | EpochRecord): void =>
    log.add(Buffer.from(`${JSON.stringify({ event, ...record })}\n`));
  return {
    step: (record) => line('step', record),
    epoch: (record) => line('epoch', record),
    get length() {
      return log.length;
    },
    flush: (options) => log.flush(options),
  };
}
