import { createRandom, hashString, permutation } from '../../../shared/program/random.ts';
import type { Dataset, Samples } from './prepared.ts';

/** Which of the samples are used: indices in ascending order. */
export interface Part {
  readonly samples: Samples;
  readonly indices: Int32Array;
}
export interface Split {
  readonly training: Part;
  readonly validation: Part;
}
export interface SplitSettings {
  readonly seed: number;
  readonly validationSplit: number;
  readonly limit?: number | undefined;
}

/**
 * Divides a data set into training and validation samples. Every class keeps its share (to within one sample) in what
 * `limit` leaves and on either side; which of its samples go where is drawn from the seed. A data set with a
 * validation part of its own keeps it, and `limit` then shrinks both parts alike.
 */
export function splitDataset(dataset: Dataset, { seed, validationSplit, limit }: SplitSettings): Split {
  const { samples, validation } = dataset;
  const total = samples.count + (validation?.count ?? 0);
  const kept = Math.min(limit ?? total, total);
  const classes = dataset.classes.length;
  if (validation) {
    const own = Math.min(Math.max(Math.round((kept * validation.count) / total), 1), kept - 1);
    const some = (part: Samples, count: number, name: string): Part => {
      const byClass = shuffledClasses(part.labels, classes, seed, name);
      return { samples: part, indices: take(byClass, [], allocate(sizes(byClass), count)) };
    };
    return {
      training: some(samples, kept - own, 'training'),
      validation: some(validation, own, 'validation'),
    };
  }
  const byClass = shuffledClasses(samples.labels, classes, seed, 'training');
  const used = allocate(sizes(byClass), kept);
  const held = allocate(used, Math.min(Math.round(kept * validationSplit), kept - 1));
  return {
    training: { samples, indices: take(byClass, held, used) },
    validation: { samples, indices: take(byClass, [], held) },
  };
}

const sizes = (byClass: readonly (readonly number[])[]): number[] => byClass.map((indices) => indices.length);

/** Of every class the indices `from` up to `to`. */
const take = (
  byClass: readonly (readonly number[])[],
  from: readonly number[],
  to: readonly number[],
): Int32Array =>
  Int32Array.from(byClass.flatMap((indices, label) => indices.slice(from[label] ?? 0, to[label]))).sort();

/** The indices of each class, in the order the seed draws. */
function shuffledClasses(labels: Int32Array, classes: number, seed: number, part: string): number[][] {
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  for (let i = 0; i < labels.length; i++) byClass[labels[i]!]!.push(i);
  return byClass.map((indices, label) => {
    const order = permutation(indices.length, createRandom(seed, hashString(`split/${part}`), label));
    return Array.from(order, (i) => indices[i]!);
  });
}

/** Shares `total` out in proportion to `sizes`, never more than there is: the method of largest remainders. */
export function allocate(sizes: readonly number[], total: number): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0);
  if (sum === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * total) / sum);
  const counts = exact.map(Math.floor);
  const missing = total - counts.reduce((a, b) => a + b, 0);
  exact
    .map((value, i) => ({ i, remainder: value - counts[i]! }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
    .slice(0, missing)
    .forEach(({ i }) => {
      counts[i]!++;
    });
  return counts;
}
