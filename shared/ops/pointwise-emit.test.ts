import { expect, test } from 'vitest';
import type { Conv2dAttrs } from './conv2d-emit.ts';
import { isPointwise } from './pointwise-emit.ts';

const plain: Conv2dAttrs = { strides: [1, 1], padding: [0, 0], dilations: [1, 1], groups: 1 };

test.each<[string, readonly number[], Partial<Conv2dAttrs>, boolean]>([
  ['1×1', [1, 1, 3, 4], {}, true],
  ['1×1 with padding as TensorFlow calls it', [1, 1, 3, 4], { padding: 'same' }, true],
  ['1×1 dilated, which changes nothing', [1, 1, 3, 4], { dilations: [2, 2] }, true],
  ['1×1 with a stride', [1, 1, 3, 4], { strides: [1, 2] }, false],
  ['1×1 in groups', [1, 1, 3, 4], { groups: 2 }, false],
  ['1×1 with padding', [1, 1, 3, 4], { padding: [0, 1] }, false],
  ['1×3', [1, 3, 3, 4], {}, false],
])('a product of matrices or not: %s', (_, kernel, attrs, expected) => {
  expect(isPointwise(kernel, { ...plain, ...attrs })).toBe(expected);
});
