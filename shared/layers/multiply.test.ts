import { expect, test } from 'vitest';
import { multiply } from './multiply.ts';
import { tryLayer } from './testing/try-layer.ts';

test('takes inputs of one shape, or one number a channel after an image', () => {
  const image = [7, 7, 64];
  for (const gate of [image, [64], [1, 1, 64]])
    expect(tryLayer(multiply, [image, gate]).shape).toEqual(image);
});

test('names what differs', () => {
  const { findings } = tryLayer(multiply, [[7, 7, 64], [32]]);
  expect(findings).toMatchObject([{ code: 'shapesDiffer', values: { a: '7×7×64', b: '32' } }]);
});
