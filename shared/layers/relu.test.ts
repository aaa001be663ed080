import { expect, test } from 'vitest';
import { relu } from './relu.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('ReLU keeps every shape and learns nothing', () => {
  for (const shape of [[28, 28, 6], [84]]) {
    const tried = tryLayer(relu, [shape]);
    expect(tried.shape).toEqual(shape);
    expect(tried.count).toBe(0);
  }
});

test('a ceiling is optional, and above 0', () => {
  expect(refused(relu, { ceiling: 0 })[0]).toMatch(/^ceiling must be a number above 0/);
  const words = (params: { readonly ceiling: number | undefined }): readonly (string | undefined)[] => [
    relu.counterpart.keras(params, [[4]]),
    relu.counterpart.pytorch(params, [[4]]),
  ];
  expect(words({ ceiling: undefined })).toEqual(['layers.ReLU()', 'nn.ReLU()']);
  expect(words({ ceiling: 6 })).toEqual(['layers.ReLU(max_value=6)', 'nn.ReLU6()']);
  expect(words({ ceiling: 2.5 })).toEqual(['layers.ReLU(max_value=2.5)', 'nn.Hardtanh(0.0, 2.5)']);
});
