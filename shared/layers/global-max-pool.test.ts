import { expect, test } from 'vitest';
import { globalMaxPool } from './global-max-pool.ts';
import { tryLayer } from './testing/try-layer.ts';

test('7×7×512 becomes 512 features; what is no image is refused', () => {
  const { shape, count, texts } = tryLayer(globalMaxPool, [[7, 7, 512]]);
  expect([shape, count, texts]).toEqual([[512], 0, ['7×7×512 → 512']]);
  expect(tryLayer(globalMaxPool, [[512]]).findings).toMatchObject([{ code: 'needsSpatial' }]);
});
