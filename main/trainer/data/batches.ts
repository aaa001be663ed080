import { createRandom, hashString, permutation } from '../../../shared/program/random.ts';
import type { Feed } from '../engine.ts';
import type { Part } from './split.ts';

/** One batch as the step graph takes it. The arrays are reused: they hold until the next batch is read. */
export interface Batch {
  readonly size: number;
  /** float32 `[size, height, width, channels]`, 0 to 1. */
  readonly x: Feed;
  /** int32 `[size]`, class indices. */
  readonly y: Feed;
}

export interface Batches {
  /** Batches in one pass; the last may be smaller. */
  readonly count: number;
  readonly samples: number;
  /** Samples of the first `count` batches of a pass. */
  samplesBefore(count: number): number;
  /** Batch `index` of epoch `epoch` (from 1), whose order depends on nothing but seed and epoch. */
  shuffled(epoch: number, index: number): Batch;
  /** Batch `index` in the data set's order. */
  inOrder(index: number): Batch;
}

const NORMALISED = Float32Array.from({ length: 256 }, (_, value) => value / 255);
const SHUFFLE = hashString('shuffle');

export function createBatches(
  part: Part,
  shape: readonly [number, number, number],
  batchSize: number,
  seed: number,
): Batches {
  const { samples, indices } = part;
  const sampleSize = shape[0] * shape[1] * shape[2];
  const capacity = Math.min(batchSize, indices.length);
  const x = new Float32Array(capacity * sampleSize);
  const y = new Int32Array(capacity);
  let orderEpoch = 0;
  let order = indices;

  function read(from: Int32Array, index: number): Batch {
    const start = index * batchSize;
    const size = Math.min(batchSize, from.length - start);
    for (let row = 0; row < size; row++) {
      const sample = from[start + row]!;
      const source = sample * sampleSize;
      const target = row * sampleSize;
      for (let i = 0; i < sampleSize; i++) x[target + i] = NORMALISED[samples.pixels[source + i]!]!;
      y[row] = samples.labels[sample]!;
    }
    return {
      size,
      x: { data: size === capacity ? x : x.subarray(0, size * sampleSize), shape: [size, ...shape] },
      y: { data: size === capacity ? y : y.subarray(0, size), shape: [size] },
    };
  }

  return {
    count: Math.ceil(indices.length / batchSize),
    samples: indices.length,
    samplesBefore: (count) => Math.min(count * batchSize, indices.length),
    shuffled(epoch, index) {
      if (epoch !== orderEpoch) {
        order = permutation(indices.length, createRandom(seed, SHUFFLE, epoch)).map((i) => indices[i]!);
        orderEpoch = epoch;
      }
      return read(order, index);
    },
    inOrder: (index) => read(indices, index),
  };
}
