import { createReadStream } from 'node:fs';
import {
  type EpochPoint,
  epochRecord,
  type StepPoint,
  stepRecord,
} from '../../../shared/protocol/messages.ts';
import { errorCode, fileFailure } from '../file-failure.ts';

export interface Metrics {
  readonly steps: StepPoint[];
  readonly epochs: EpochPoint[];
}

/**
 * Reads `metrics.jsonl` from `fromStep` on, a line at a time. The last line may be half-written, by a trainer that is writing
 * it or was killed: a line that is no record is passed over. An absent file has none.
 */
export async function readMetrics(path: string, fromStep: number): Promise<Metrics> {
  const metrics: Metrics = { steps: [], epochs: [] };
  try {
    for await (const line of linesOf(path)) addLine(metrics, line, fromStep);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw fileFailure(error, 'read', path);
  }
  return metrics;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function addLine({ steps, epochs }: Metrics, line: string, fromStep: number): void {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return;
  }
  if (typeof record !== 'object' || record === null || !('event' in record)) return;
  const step = record.event === 'step' ? stepRecord.safeParse(record).data : undefined;
  if (step && step.step >= fromStep) steps.push(step);
  const epoch = record.event === 'epoch' ? epochRecord.safeParse(record).data : undefined;
  if (epoch && epoch.step >= fromStep) epochs.push(epoch);
}
