import { expect, test } from 'vitest';
import { softmax } from './softmax.ts';
import { tryLayer } from './testing/try-layer.ts';

test('ten scores become ten probabilities, and bring the cross-entropy loss', () => {
  expect(tryLayer(softmax, [[10]]).shape).toEqual([10]);
  expect(softmax.loss).toBe('crossEntropy');
});
