import { expect, test } from 'vitest';
import { concat } from './concat.ts';
import { tryLayer } from './testing/try-layer.ts';

test('GoogLeNet’s first Inception module: 64 + 128 + 32 + 32 = 256 channels', () => {
  const branches = [64, 128, 32, 32].map((channels) => [28, 28, channels]);
  const { shape, texts } = tryLayer(concat, branches);
  expect(shape).toEqual([28, 28, 256]);
  expect(texts).toEqual(['64 + 128 + 32 + 32 = 256']);
});

test('heights and widths must agree, channels need not', () => {
  expect(
    tryLayer(concat, [
      [28, 28, 64],
      [14, 14, 64],
    ]).findings,
  ).toMatchObject([{ code: 'sizesDiffer' }]);
  expect(tryLayer(concat, [[28, 28, 64], [64]]).findings).toMatchObject([{ code: 'sizesDiffer' }]);
  expect(tryLayer(concat, [[10], [20]]).shape).toEqual([30]);
});
