import { createReadStream } from 'node:fs';
import {
  type EpochPoint,
  epochRecord,
  type StatisticsPoint,
  type StepPoint,
  statisticsRecord,
  stepRecord,
} from '../../../shared/protocol/records.ts';
import { errorCode, fileFailure } from '../file-failure.ts';

export interface Metrics {
  readonly steps: StepPoint[];
  readonly epochs: EpochPoint[];
}

/**
 * Reads `metrics.jsonl` from `fromStep` on. The last line may be half-written, by a trainer that is writing it or was killed: a
 * line that is no record is passed over. An absent file has none.
 */
export async function readMetrics(path: string, fromStep: number): Promise<Metrics> {
  const { steps, epochs }: Metrics = { steps: [], epochs: [] };
  for await (const record of recordsIn(path)) {
    const step = record.event === 'step' ? stepRecord.safeParse(record).data : undefined;
    if (step && step.step >= fromStep) steps.push(step);
    const epoch = record.event === 'epoch' ? epochRecord.safeParse(record).data : undefined;
    if (epoch && epoch.step >= fromStep) epochs.push(epoch);
  }
  return { steps, epochs };
}

/** The last so many records of `statistics.jsonl`, read as `readMetrics` does. */
export async function readStatistics(path: string, last: number): Promise<StatisticsPoint[]> {
  const records: StatisticsPoint[] = [];
  for await (const line of recordsIn(path)) {
    const record = line.event === 'statistics' ? statisticsRecord.safeParse(line).data : undefined;
    if (record) records.push(record);
    if (records.length > last) records.shift();
  }
  return records;
}

/** Objects with an `event`, a line each. */
async function* recordsIn(path: string): AsyncGenerator<{ readonly event: unknown }> {
  try {
    for await (const line of linesOf(path)) {
      const record = parsed(line);
      if (typeof record === 'object' && record !== null && 'event' in record) yield record;
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw fileFailure(error, 'read', path);
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
