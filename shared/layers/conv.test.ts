import { expect, test } from 'vitest';
import { conv } from './conv.ts';
import { afterFixes, refused, tryLayer } from './testing/try-layer.ts';

test('AlexNet’s first: 227×227×3 under 96 filters of 11×11, stride 4', () => {
  const { shape, weights, count, texts, findings } = tryLayer(conv, [[227, 227, 3]], {
    ...{ filters: 96, kernel: 11, stride: 4 },
  });
  expect(shape).toEqual([55, 55, 96]);
  expect(texts).toEqual(['(227 − 11 + 2·0)/4 + 1 = 55', '(227 − 11 + 2·0)/4 + 1 = 55']);
  expect(weights.map(({ name, shape: size }) => [name, ...size])).toEqual([
    ['kernel', 11, 11, 3, 96],
    ['bias', 96],
  ]);
  expect(count).toBe(34_848 + 96);
  expect(findings).toEqual([]);
});

test('96×96 under 400 features of 8×8: 89² · 400 = 3 168 400 outputs', () => {
  const { shape } = tryLayer(conv, [[96, 96, 1]], { filters: 400, kernel: 8 });
  expect(shape).toEqual([89, 89, 400]);
  expect(89 * 89 * 400).toBe(3_168_400);
});

test('VGG’s first fully connected layer as a 7×7 convolution has its weights', () => {
  const { shape, count } = tryLayer(conv, [[7, 7, 512]], { filters: 4096, kernel: 7 });
  expect(shape).toEqual([1, 1, 4096]);
  expect(count).toBe(7 * 7 * 512 * 4096 + 4096);
});

test('`same` gives ⌈W/S⌉, a dilated kernel covers D·(F − 1) + 1, groups share the channels', () => {
  expect(tryLayer(conv, [[28, 27, 1]], { filters: 2, kernel: 3, stride: 2, padding: 'same' }).shape).toEqual([
    14, 14, 2,
  ]);
  const dilated = tryLayer(conv, [[10, 10, 1]], { filters: 1, kernel: 3, dilation: 2 });
  expect(dilated.shape).toEqual([6, 6, 1]);
  expect(dilated.texts[0]).toBe('(10 − (2·(3 − 1) + 1) + 2·0)/1 + 1 = 6');
  const grouped = tryLayer(conv, [[8, 8, 6]], { filters: 4, kernel: 3, groups: 2 });
  expect(grouped.count).toBe(3 * 3 * 3 * 4 + 4);
});

test('a rectangular kernel, stride and padding go height first', () => {
  const { shape } = tryLayer(conv, [[20, 30, 3]], {
    ...{ filters: 4, kernel: [5, 3], stride: [1, 3], padding: [2, 0] },
  });
  expect(shape).toEqual([20, 10, 4]);
});

test('a kernel drawn for He’s initialiser, decayed; a bias neither', () => {
  const [kernel, bias] = tryLayer(conv, [[8, 8, 3]], { filters: 4, kernel: 3 }).weights;
  expect(kernel).toMatchObject({
    ...{ trainable: true, decay: true, init: { kind: 'he_normal', fanIn: 27, fanOut: 36 } },
  });
  expect(bias).toMatchObject({ trainable: true, decay: false, init: { kind: 'zeros' } });
  expect(tryLayer(conv, [[8, 8, 3]], { filters: 4, kernel: 3, bias: false }).weights).toHaveLength(1);
});

test('a filter larger than the input: at most 8, or padding of at least 2', () => {
  const raw = { filters: 4, kernel: 11 };
  const { shape, findings } = tryLayer(conv, [[8, 8, 3]], raw);
  expect(shape).toBeUndefined();
  expect(findings).toMatchObject([{ severity: 'error', code: 'windowTooLarge' }]);
  expect(findings[0]!.values).toMatchObject({ window: '11×11', input: '8×8', maxKernel: 8, minPadding: 2 });
  expect(afterFixes(conv, [[8, 8, 3]], raw, findings[0]!)).toEqual([[], []]);
});

test('groups that do not divide the channels are mended by fewer', () => {
  const raw = { filters: 8, kernel: 3, groups: 3 };
  const { findings } = tryLayer(conv, [[8, 8, 4]], raw);
  expect(findings).toMatchObject([
    { code: 'groupsDontDivide', values: { groups: 3, channels: 4, filters: 8 } },
  ]);
  expect(afterFixes(conv, [[8, 8, 4]], raw, findings[0]!)).toEqual([[]]);
});

test('it works on images, and says what it wants of its parameters and what it got', () => {
  expect(tryLayer(conv, [[10]], { filters: 4, kernel: 3 }).findings).toMatchObject([
    { code: 'needsSpatial', values: { received: '[10]' } },
  ]);
  expect(refused(conv, { filters: 4, kernel: 3, stride: 0 })[0]).toMatch(/^stride must be .* got 0$/);
  expect(refused(conv, { kernel: 3 })[0]).toMatch(/^filters must be .* got nothing$/);
  expect(refused(conv, { filters: 4, kernel: 3, kernal: 5 })[0]).toMatch(/^Conv has no parameter kernal/);
});
