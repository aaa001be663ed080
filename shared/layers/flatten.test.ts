import { expect, test } from 'vitest';
import { flatten } from './flatten.ts';
import { tryLayer } from './testing/try-layer.ts';

test('5×5×16 is 400 features, and a row stays one', () => {
  const { shape, texts } = tryLayer(flatten, [[5, 5, 16]]);
  expect(shape).toEqual([400]);
  expect(texts).toEqual(['5·5·16 = 400']);
  expect(tryLayer(flatten, [[7]]).shape).toEqual([7]);
});

test('PyTorch’s counterpart keeps the order of features: channels fastest', () => {
  expect(flatten.counterpart.pytorch({}, [[5, 5, 16]])).toBe('(lambda x: x.permute(0, 2, 3, 1).flatten(1))');
  expect(flatten.counterpart.pytorch({}, [[7]])).toBe('nn.Flatten()');
});
