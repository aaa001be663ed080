import { expect, test } from 'vitest';
import { lrn } from './lrn.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('keeps the shape, learns nothing, and wants a channel in the middle', () => {
  expect(tryLayer(lrn, [[55, 55, 96]])).toMatchObject({ shape: [55, 55, 96], count: 0 });
  const { findings } = tryLayer(lrn, [[55, 55, 96]], { size: 4 });
  expect(findings).toMatchObject([{ code: 'sizeNotOdd', values: { size: 4 } }]);
  expect(afterFixes(lrn, [[55, 55, 96]], { size: 4 }, findings[0]!)).toEqual([[], []]);
  expect(tryLayer(lrn, [[96]]).findings).toMatchObject([{ code: 'needsSpatial' }]);
});
