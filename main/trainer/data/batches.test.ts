import { describe, expect, it } from 'vitest';
import { createBatches } from './batches.ts';

const pixels = Uint8Array.from({ length: 10 * 4 }, (_, i) => (i * 37) % 256);
const samples = { count: 10, pixels, labels: Int32Array.from({ length: 10 }, (_, i) => i) };
const make = (seed: number, indices = [0, 1, 2, 3, 4, 5, 6]) =>
  createBatches({ samples, indices: Int32Array.from(indices) }, [2, 2, 1], 3, seed);
const labelsOf = (seed: number, epoch: number): number[] =>
  [0, 1, 2].flatMap((index) => [...make(seed).shuffled(epoch, index).y.data]);

describe('createBatches', () => {
  it('gives every sample once an epoch, the last batch being smaller', () => {
    const batches = make(1);
    expect(batches.count).toBe(3);
    expect([0, 1, 2].map((index) => batches.shuffled(1, index).size)).toEqual([3, 3, 1]);
    expect(labelsOf(1, 1).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('scales pixels by 1/255 in float32, row by row', () => {
    const { x, y } = make(1, [4, 2]).inOrder(0);
    expect(x.shape).toEqual([2, 2, 2, 1]);
    expect([...y.data]).toEqual([4, 2]);
    const expected = [...pixels.subarray(16, 20), ...pixels.subarray(8, 12)].map((value) =>
      Math.fround(value / 255),
    );
    expect([...x.data]).toEqual(expected);
  });

  it('cuts the arrays of a smaller last batch', () => {
    const { x, y } = make(1).inOrder(2);
    expect([x.data.length, y.data.length, x.shape[0], y.shape[0]]).toEqual([4, 1, 1, 1]);
  });

  it('orders by seed and epoch alone, wherever an epoch is entered', () => {
    expect(labelsOf(1, 2)).toEqual(labelsOf(1, 2));
    expect(labelsOf(1, 2)).not.toEqual(labelsOf(1, 1));
    expect(labelsOf(2, 1)).not.toEqual(labelsOf(1, 1));
    expect([...make(1).shuffled(2, 1).y.data]).toEqual(labelsOf(1, 2).slice(3, 6));
  });
});
