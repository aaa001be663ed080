import { existsSync } from 'node:fs';
import type { StatisticsRecord } from '../messages.ts';
import { type AppendLog, openAppendLog } from './append-log.ts';

/** `statistics.jsonl`: a line for each step whose layers were looked at. A run without statistics has no such file. */
export interface StatisticsLog extends Pick<AppendLog, 'length' | 'flush'> {
  add(record: StatisticsRecord): void;
}

export function openStatisticsLog(path: string, length: number): StatisticsLog {
  const log = openAppendLog(path, length);
  let used = existsSync(path);
  return {
    add(record) {
      used = true;
      log.add(Buffer.from(`${JSON.stringify({ event: 'statistics', ...record })}\n`));
    },
    get length() {
      return log.length;
    },
    flush(options) {
      if (used) log.flush(options);
    },
  };
}

/** A curve for each figure of each layer, e.g. `layers/conv1/updateRatio`. */
export const scalarsOf = ({ layers }: StatisticsRecord): Readonly<Record<string, number>> =>
  Object.fromEntries(
    layers.flatMap(({ id, ...figures }) =>
      Object.entries(figures).flatMap(([name, value]) =>
        value === null ? [] : [[`layers/${id}/${name}`, value] as const],
      ),
    ),
  );
