import { promises as fs } from 'node:fs';
import { z } from 'zod';
import { PREPARED } from '../../trainer/messages.ts';
import { type PreparedHeader, readPreparedHeader } from './prepared-header.ts';
import { datasetFailure } from './source.ts';

export interface Inspection {
  readonly title: string;
  /** `[height, width, channels]`. */
  readonly shape: number[];
  readonly classes: string[];
  /** Training and validation together. */
  readonly count: number;
  readonly samples: { label: number; pixels: number[] }[];
}

/** Reads of a prepared file only what is shown: its head, its labels and `wanted` images spread over the classes. */
export async function inspectPrepared(path: string, wanted: number): Promise<Inspection> {
  const file = await fs.open(path, 'r');
  try {
    const header = await readPreparedHeader(file);
    const images = header.tensors.get(PREPARED.images);
    const [count = 0, ...shape] = images?.shape ?? [];
    const classes = z.array(z.string()).parse(JSON.parse(header.metadata.classes ?? '[]'));
    const validation = header.tensors.get(PREPARED.validation + PREPARED.labels)?.shape[0] ?? 0;
    const labels = await readLabels(file, header, count);
    const cells = shape.reduce((product, size) => product * size, 1);
    const samples = await Promise.all(
      spreadOverClasses(labels, classes.length, wanted).map(async (index) => {
        const pixels = Buffer.alloc(cells);
        await file.read(pixels, 0, cells, header.dataStart + (images?.start ?? 0) + index * cells);
        return { label: labels[index]!, pixels: [...pixels] };
      }),
    );
    return { title: header.metadata.title ?? path, shape, classes, count: count + validation, samples };
  } catch (error) {
    throw datasetFailure(
      `The prepared data set ${path} cannot be read: ${String(error)}. Delete it and try again.`,
      path,
    );
  } finally {
    await file.close();
  }
}

async function readLabels(file: fs.FileHandle, header: PreparedHeader, count: number): Promise<Int32Array> {
  const start = header.tensors.get(PREPARED.labels)?.start;
  if (start === undefined) throw new Error('it has no labels');
  const bytes = new Uint8Array(count * 4);
  await file.read(bytes, 0, bytes.length, header.dataStart + start);
  return new Int32Array(bytes.buffer);
}

/** Indices of the first samples of each class in turn: class 0, class 1, … class 0 again. */
export function spreadOverClasses(labels: Int32Array, classes: number, wanted: number): number[] {
  const queues: number[][] = Array.from({ length: classes }, () => []);
  labels.forEach((label, index) => {
    const queue = queues[label];
    if (queue && queue.length < wanted) queue.push(index);
  });
  const chosen: number[] = [];
  for (let round = 0; chosen.length < wanted; round++) {
    const turn = queues.flatMap((queue) => queue.slice(round, round + 1));
    if (turn.length === 0) break;
    chosen.push(...turn.slice(0, wanted - chosen.length));
  }
  return chosen;
}
