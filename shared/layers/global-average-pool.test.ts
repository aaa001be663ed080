import { expect, test } from 'vitest';
import { globalAveragePool } from './global-average-pool.ts';
import { tryLayer } from './testing/try-layer.ts';

test('ResNet’s end: 7×7×512 becomes 512 features', () => {
  const { shape, count } = tryLayer(globalAveragePool, [[7, 7, 512]]);
  expect(shape).toEqual([512]);
  expect(count).toBe(0);
});

test('it takes images', () => {
  expect(tryLayer(globalAveragePool, [[512]]).findings).toMatchObject([{ code: 'needsSpatial' }]);
});
