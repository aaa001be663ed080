import { expect, test } from 'vitest';
import { sigmoid } from './sigmoid.ts';
import { tryLayer } from './testing/try-layer.ts';

test('Sigmoid keeps every shape and learns nothing', () => {
  for (const shape of [[28, 28, 6], [84]]) {
    const tried = tryLayer(sigmoid, [shape]);
    expect(tried.shape).toEqual(shape);
    expect(tried.count).toBe(0);
  }
});
