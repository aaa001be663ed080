import { expect, test } from 'vitest';
import { relu } from './relu.ts';
import { tryLayer } from './testing/try-layer.ts';

test('ReLU keeps every shape and learns nothing', () => {
  for (const shape of [[28, 28, 6], [84]]) {
    const tried = tryLayer(relu, [shape]);
    expect(tried.shape).toEqual(shape);
    expect(tried.count).toBe(0);
  }
});
