import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Samples } from './prepared.ts';
import { allocate, splitDataset } from './split.ts';

const samplesOf = (labels: readonly number[]): Samples => ({
  count: labels.length,
  pixels: new Uint8Array(labels.length),
  labels: Int32Array.from(labels),
});
const datasetOf = (labels: readonly number[], classes: number, own?: readonly number[]): Dataset => ({
  title: 'test',
  classes: Array.from({ length: classes }, (_, i) => `class ${i}`),
  shape: [1, 1, 1],
  samples: samplesOf(labels),
  ...(own ? { validation: samplesOf(own) } : {}),
});
const counts = (labels: Int32Array, indices: Int32Array, classes: number): number[] => {
  const result = new Array<number>(classes).fill(0);
  for (const i of indices) result[labels[i]!]!++;
  return result;
};
const labels = fc.integer({ min: 1, max: 6 }).chain((classes) =>
  fc.record({
    classes: fc.constant(classes),
    labels: fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: 2, maxLength: 300 }),
  }),
);

describe('splitDataset', () => {
  it('keeps 80 % of every class for training and 20 % for validation', () => {
    const all = Array.from({ length: 1000 }, (_, i) => i % 10);
    const { training, validation } = splitDataset(datasetOf(all, 10), { seed: 1, validationSplit: 0.2 });
    expect(counts(training.samples.labels, training.indices, 10)).toEqual(new Array(10).fill(80));
    expect(counts(validation.samples.labels, validation.indices, 10)).toEqual(new Array(10).fill(20));
  });

  it('uses each sample at most once, within one sample of each class’ share, and `limit` in all', () => {
    fc.assert(
      fc.property(
        labels,
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.nat(),
        (data, limit, validationSplit, seed) => {
          const dataset = datasetOf(data.labels, data.classes);
          const { training, validation } = splitDataset(dataset, { seed, validationSplit, limit });
          const used = [...training.indices, ...validation.indices];
          const kept = Math.min(limit, data.labels.length);
          expect(new Set(used).size).toBe(kept);
          expect(used.length).toBe(kept);
          expect(training.indices.length).toBeGreaterThan(0);
          const available = counts(
            dataset.samples.labels,
            dataset.samples.labels.map((_, i) => i),
            data.classes,
          );
          const all = counts(dataset.samples.labels, Int32Array.from(used), data.classes);
          const held = counts(dataset.samples.labels, validation.indices, data.classes);
          for (let i = 0; i < data.classes; i++) {
            expect(Math.abs(all[i]! - (available[i]! * kept) / data.labels.length)).toBeLessThan(1);
            expect(Math.abs(held[i]! - (all[i]! * validation.indices.length) / kept)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('is drawn from the seed and from nothing else', () => {
    const dataset = datasetOf(
      Array.from({ length: 200 }, (_, i) => i % 4),
      4,
    );
    const split = (seed: number): number[] => [
      ...splitDataset(dataset, { seed, validationSplit: 0.25 }).validation.indices,
    ];
    expect(split(7)).toEqual(split(7));
    expect(split(7)).not.toEqual(split(8));
  });

  it('keeps the source’s own validation samples and shrinks both parts alike', () => {
    const main = Array.from({ length: 600 }, (_, i) => i % 10);
    const own = Array.from({ length: 100 }, (_, i) => i % 10);
    const dataset = datasetOf(main, 10, own);
    const whole = splitDataset(dataset, { seed: 1, validationSplit: 0.5 });
    expect([whole.training.indices.length, whole.validation.indices.length]).toEqual([600, 100]);
    const part = splitDataset(dataset, { seed: 1, validationSplit: 0.5, limit: 70 });
    expect([part.training.indices.length, part.validation.indices.length]).toEqual([60, 10]);
    expect(part.validation.samples).toBe(dataset.validation);
    expect(counts(dataset.validation!.labels, part.validation.indices, 10)).toEqual(new Array(10).fill(1));
  });
});

describe('allocate', () => {
  it('shares out exactly, largest remainders first', () => {
    expect(allocate([10, 10, 10], 10)).toEqual([4, 3, 3]);
    expect(allocate([5, 0, 95], 10)).toEqual([1, 0, 9]);
  });
});
