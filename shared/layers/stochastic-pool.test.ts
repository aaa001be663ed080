import { expect, test } from 'vitest';
import { maxPool } from './max-pool.ts';
import { stochasticPool } from './stochastic-pool.ts';
import { tryLayer } from './testing/try-layer.ts';

test('has the shape of any other pool, and no parameters', () => {
  for (const raw of [{}, { kernel: 3, stride: 2 }, { kernel: 3, stride: 2, padding: 'same' }]) {
    const { shape, count } = tryLayer(stochasticPool, [[27, 28, 6]], raw);
    expect(shape).toEqual(tryLayer(maxPool, [[27, 28, 6]], raw).shape);
    expect(count).toBe(0);
  }
});
