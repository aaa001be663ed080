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

/** One sample of a prepared data set, and what is known of all. */
export interface PreparedSample {
  readonly index: number;
  readonly count: number;
  readonly label: number;
  readonly classes: string[];
  readonly shape: number[];
  readonly pixels: Uint8Array;
}

/** Reads one sample and nothing else; `index` counts on over the data set's own validation samples, then from 0 again. */
export async function readSample(path: string, index: number): Promise<PreparedSample> {
  return withFile(path, async (file, header) => {
    const classes = classesOf(header);
    const main = header.tensors.get(PREPARED.images)?.shape[0] ?? 0;
    const count = main + (header.tensors.get(PREPARED.validation + PREPARED.images)?.shape[0] ?? 0);
    if (count === 0) throw new Error('it has no samples');
    const place = index % count;
    const prefix = place < main ? '' : PREPARED.validation;
    const row = place < main ? place : place - main;
    const images = header.tensors.get(prefix + PREPARED.images);
    const labels = header.tensors.get(prefix + PREPARED.labels);
    if (!images || !labels) throw new Error('it has no labels');
    const [, ...shape] = images.shape;
    const cells = shape.reduce((product, size) => product * size, 1);
    const pixels = Buffer.alloc(cells);
    await file.read(pixels, 0, cells, header.dataStart + images.start + row * cells);
    const label = Buffer.alloc(4);
    await file.read(label, 0, 4, header.dataStart + labels.start + row * 4);
    return { index: place, count, label: label.readInt32LE(), classes, shape, pixels };
  });
}

/** Reads of a prepared file only what is shown: its head, its labels and `wanted` images spread over the classes. */
export async function inspectPrepared(path: string, wanted: number): Promise<Inspection> {
  return withFile(path, async (file, header) => {
    const images = header.tensors.get(PREPARED.images);
    const [count = 0, ...shape] = images?.shape ?? [];
    const classes = classesOf(header);
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
  });
}

const classesOf = ({ metadata }: PreparedHeader): string[] =>
  z.array(z.string()).parse(JSON.parse(metadata.classes ?? '[]'));

/** @throws StudioCallError `dataset` for whatever goes wrong while `read` reads. */
async function withFile<T>(
  path: string,
  read: (file: fs.FileHandle, header: PreparedHeader) => Promise<T>,
): Promise<T> {
  const file = await fs.open(path, 'r');
  try {
    return await read(file, await readPreparedHeader(file));
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
