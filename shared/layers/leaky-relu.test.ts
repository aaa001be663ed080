import { expect, test } from 'vitest';
import { leakyRelu } from './leaky-relu.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('keeps the shape; its slope is 0.01 unless told', () => {
  expect(tryLayer(leakyRelu, [[28, 28, 6]]).shape).toEqual([28, 28, 6]);
  expect(leakyRelu.params.slope.default).toBe(0.01);
  expect(refused(leakyRelu, { slope: 'steep' })[0]).toMatch(/^slope must be a number .* got "steep"$/);
});
