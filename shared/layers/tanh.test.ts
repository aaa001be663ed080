import { expect, test } from 'vitest';
import { tanh } from './tanh.ts';
import { tryLayer } from './testing/try-layer.ts';

test('Tanh keeps every shape and learns nothing', () => {
  for (const shape of [[28, 28, 6], [84]]) {
    const tried = tryLayer(tanh, [shape]);
    expect(tried.shape).toEqual(shape);
    expect(tried.count).toBe(0);
  }
});
