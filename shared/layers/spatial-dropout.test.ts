import { expect, test } from 'vitest';
import { spatialDropout } from './spatial-dropout.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('keeps an image’s shape; features have no channels to drop', () => {
  expect(tryLayer(spatialDropout, [[8, 8, 32]]).shape).toEqual([8, 8, 32]);
  expect(tryLayer(spatialDropout, [[32]]).findings).toMatchObject([{ code: 'needsSpatial' }]);
  expect(refused(spatialDropout, { rate: 1 })[0]).toMatch(/^rate must be a number at least 0 and below 1/);
});
