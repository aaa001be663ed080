import { expect, test } from 'vitest';
import { conv } from './conv.ts';
import { separableConv } from './separable-conv.ts';
import { tryLayer } from './testing/try-layer.ts';

test('3·3·64 + 64·128 weights where a convolution has 3·3·64·128', () => {
  const raw = { filters: 128, kernel: 3, padding: 1, bias: false };
  const { shape, weights, count } = tryLayer(separableConv, [[56, 56, 64]], raw);
  expect(shape).toEqual([56, 56, 128]);
  expect(weights.map(({ name }) => name)).toEqual(['depthwise', 'pointwise']);
  expect(count).toBe(576 + 8192);
  expect(tryLayer(conv, [[56, 56, 64]], raw).count / count).toBeGreaterThan(8);
});

test('biases come after the mixing alone; a multiplier widens what is mixed', () => {
  const { weights } = tryLayer(separableConv, [[8, 8, 4]], { filters: 6, kernel: 3, multiplier: 2 });
  expect(weights.map(({ name, shape }) => [name, ...shape])).toEqual([
    ['depthwise', 3, 3, 4, 2],
    ['pointwise', 1, 1, 8, 6],
    ['bias', 6],
  ]);
});
