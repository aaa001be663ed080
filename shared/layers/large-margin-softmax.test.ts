import { expect, test } from 'vitest';
import { largeMarginSoftmax } from './large-margin-softmax.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('weights without bias over the flattened input', () => {
  const { shape, weights, count, texts } = tryLayer(largeMarginSoftmax, [[2, 2, 3]], { units: 10 });
  expect(shape).toEqual([10]);
  expect(weights.map(({ name, decay }) => [name, decay])).toEqual([['kernel', true]]);
  expect(count).toBe(120);
  expect(texts).toEqual(['2·2·3 = 12 → 10']);
});

test('margins are whole, 1 to 4', () => {
  for (const margin of [0, 1.5, 5])
    expect(refused(largeMarginSoftmax, { units: 10, margin })[0]).toMatch(
      /^margin must be a whole number from 1 to 4; got/,
    );
  expect(largeMarginSoftmax.loss).toBe('crossEntropy');
});
