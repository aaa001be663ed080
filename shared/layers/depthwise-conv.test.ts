import { expect, test } from 'vitest';
import { depthwiseConv } from './depthwise-conv.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('MobileNet’s first: 112×112×32 under 3×3, padding 1: 3·3·32 weights and 32 biases', () => {
  const { shape, count, texts } = tryLayer(depthwiseConv, [[112, 112, 32]], { kernel: 3, padding: 1 });
  expect(shape).toEqual([112, 112, 32]);
  expect(texts[0]).toBe('(112 − 3 + 2·1)/1 + 1 = 112');
  expect(count).toBe(288 + 32);
});

test('a multiplier makes that many channels of each', () => {
  const { shape, weights } = tryLayer(depthwiseConv, [[9, 8, 3]], {
    ...{ kernel: [3, 2], stride: 2, multiplier: 4, bias: false },
  });
  expect(shape).toEqual([4, 4, 12]);
  expect(weights.map(({ name, shape: size }) => [name, ...size])).toEqual([['kernel', 3, 2, 3, 4]]);
});

test('a filter that does not fit is mended', () => {
  const raw = { kernel: 7 };
  const { findings } = tryLayer(depthwiseConv, [[4, 4, 2]], raw);
  expect(findings).toMatchObject([{ code: 'windowTooLarge' }]);
  for (const left of afterFixes(depthwiseConv, [[4, 4, 2]], raw, findings[0]!)) expect(left).toEqual([]);
});
