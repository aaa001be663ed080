import { expect, test } from 'vitest';
import { averagePool } from './average-pool.ts';
import { tryLayer } from './testing/try-layer.ts';

test('LeNet’s subsampling: 28×28×6 under 2×2 gives 14×14×6', () => {
  const { shape, count } = tryLayer(averagePool, [[28, 28, 6]]);
  expect(shape).toEqual([14, 14, 6]);
  expect(count).toBe(0);
});

test('`same` keeps the cells that an exact window would lose', () => {
  expect(tryLayer(averagePool, [[7, 7, 4]], { kernel: 2, padding: 'same' }).shape).toEqual([4, 4, 4]);
});

test('Keras pools take no explicit padding, so there is no counterpart with it', () => {
  const params = { kernel: [3, 3], stride: [2, 2], padding: [1, 1] } as const;
  expect(averagePool.counterpart.keras(params, [[8, 8, 2]])).toBeUndefined();
  expect(averagePool.counterpart.pytorch(params, [[8, 8, 2]])).toContain('count_include_pad=False');
});
