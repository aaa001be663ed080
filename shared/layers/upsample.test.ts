import { expect, test } from 'vitest';
import { tryLayer } from './testing/try-layer.ts';
import { upsample } from './upsample.ts';

test('doubles height and width unless told', () => {
  expect(tryLayer(upsample, [[7, 9, 3]])).toMatchObject({ shape: [14, 18, 3], count: 0 });
  expect(tryLayer(upsample, [[7, 9, 3]], { factor: [3, 1] }).shape).toEqual([21, 9, 3]);
});
