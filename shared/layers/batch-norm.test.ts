import { expect, test } from 'vitest';
import { batchNorm } from './batch-norm.ts';
import { tryLayer } from './testing/try-layer.ts';

test('four numbers a channel: γ and β learn, the moving statistics do not; none decays', () => {
  const { shape, weights, count } = tryLayer(batchNorm, [[56, 56, 64]]);
  expect(shape).toEqual([56, 56, 64]);
  expect(count).toBe(4 * 64);
  expect(weights.filter(({ trainable }) => trainable).map(({ name }) => name)).toEqual(['gamma', 'beta']);
  expect(weights.every(({ decay }) => !decay)).toBe(true);
  expect(weights.map(({ init }) => init.kind)).toEqual(['ones', 'zeros', 'zeros', 'ones']);
});

test('features are normalised one by one', () => {
  expect(tryLayer(batchNorm, [[120]]).count).toBe(480);
});

test('PyTorch counts momentum the other way round', () => {
  expect(batchNorm.counterpart.pytorch({ momentum: 0.9, epsilon: 1e-5 }, [[8, 8, 4]])).toBe(
    'nn.BatchNorm2d(4, eps=0.00001, momentum=0.1)',
  );
});
