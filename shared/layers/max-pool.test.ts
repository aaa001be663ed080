import { expect, test } from 'vitest';
import { maxPool } from './max-pool.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('AlexNet’s first: 55×55×96 under 3×3, stride 2, gives 27×27×96 without parameters', () => {
  const { shape, count, texts } = tryLayer(maxPool, [[55, 55, 96]], { kernel: 3, stride: 2 });
  expect(shape).toEqual([27, 27, 96]);
  expect(count).toBe(0);
  expect(texts[0]).toBe('(55 − 3 + 2·0)/2 + 1 = 27');
});

test('the stride is the window where it is left out', () => {
  expect(tryLayer(maxPool, [[28, 28, 6]]).shape).toEqual([14, 14, 6]);
  expect(tryLayer(maxPool, [[27, 30, 6]], { kernel: 3 }).shape).toEqual([9, 10, 6]);
});

test('a size that is not whole is rounded down, told, and mended', () => {
  const raw = { kernel: 2 };
  const { shape, findings, texts } = tryLayer(maxPool, [[27, 27, 1]], raw);
  expect(shape).toEqual([13, 13, 1]);
  expect(texts[0]).toBe('(27 − 2 + 2·0)/2 + 1 = 13.5 → 13');
  expect(findings).toMatchObject([
    { severity: 'warning', code: 'notWhole', values: { exact: '13.5', value: 13, unseen: 1 } },
  ]);
  expect(findings[0]!.fixes.length).toBeGreaterThan(0);
  for (const left of afterFixes(maxPool, [[27, 27, 1]], raw, findings[0]!)) expect(left).toEqual([]);
});

test('padding of more than half a window would pool nothing but padding', () => {
  const raw = { kernel: 3, padding: 2 };
  const { findings } = tryLayer(maxPool, [[28, 28, 1]], raw);
  expect(findings).toMatchObject([
    { code: 'poolPaddingTooLarge', values: { padding: 2, kernel: 3, most: 1 } },
  ]);
  for (const left of afterFixes(maxPool, [[28, 28, 1]], raw, findings[0]!))
    expect(left).not.toContain('poolPaddingTooLarge');
});
