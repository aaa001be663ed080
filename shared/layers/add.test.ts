import { expect, test } from 'vitest';
import { add } from './add.ts';
import { tryLayer } from './testing/try-layer.ts';

test('a residual block closes on one shape', () => {
  expect(
    tryLayer(add, [
      [56, 56, 64],
      [56, 56, 64],
    ]).shape,
  ).toEqual([56, 56, 64]);
});

test('shapes that differ are both named', () => {
  const { shape, findings } = tryLayer(add, [
    [56, 56, 64],
    [56, 56, 64],
    [28, 28, 128],
  ]);
  expect(shape).toBeUndefined();
  expect(findings).toMatchObject([
    { code: 'shapesDiffer', values: { a: '56×56×64', b: '28×28×128', index: 2 } },
  ]);
});
