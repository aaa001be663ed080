import { expect, test } from 'vitest';
import { conv } from './conv.ts';
import { convTranspose } from './conv-transpose.ts';
import { parseParams } from './params.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('DCGAN’s 4×4 under 5×5, stride 2, padding 2 gives 7×7; `same` gives 8×8', () => {
  const { shape, texts } = tryLayer(convTranspose, [[4, 4, 1024]], {
    ...{ filters: 512, kernel: 5, stride: 2, padding: 2 },
  });
  expect(shape).toEqual([7, 7, 512]);
  expect(texts[0]).toBe('(4 − 1)·2 + 5 − 2·2 = 7');
  const same = { filters: 512, kernel: 5, stride: 2, padding: 'same' };
  expect(tryLayer(convTranspose, [[4, 4, 1024]], same).shape).toEqual([8, 8, 512]);
});

test('undoes what a convolution does to a shape, with as many weights', () => {
  for (const [kernel, stride, padding] of [
    [3, 1, 1],
    [4, 2, 1],
    [2, 2, 0],
  ] as const) {
    const down = tryLayer(conv, [[16, 16, 3]], { filters: 8, kernel, stride, padding });
    const up = tryLayer(convTranspose, [down.shape!], { filters: 3, kernel, stride, padding, bias: false });
    expect(up.shape).toEqual([16, 16, 3]);
    expect(up.count).toBe(kernel * kernel * 8 * 3);
  }
});

test('padding that takes everything off is refused and mended', () => {
  const raw = { filters: 2, kernel: 3, padding: 5 };
  const { shape, findings } = tryLayer(convTranspose, [[3, 3, 1]], raw);
  expect(shape).toBeUndefined();
  expect(findings).toMatchObject([{ code: 'transposePadding', values: { most: '2×2' } }]);
  expect(afterFixes(convTranspose, [[3, 3, 1]], raw, findings[0]!)).toEqual([[]]);
});

test('cells beyond a kernel smaller than the stride have the bias in PyTorch too: output_padding, not zeros', () => {
  const parsed = parseParams(convTranspose, { filters: 1, kernel: [1, 4], stride: [3, 2], padding: 'same' });
  if (!parsed.ok) throw new Error('refused');
  const word = convTranspose.counterpart.pytorch(parsed.params as never, [[4, 4, 2]]);
  expect(word).toContain('output_padding=(2, 0)');
  expect(word).toContain('nn.ZeroPad2d((-1, -1, 0, 0))');
});
