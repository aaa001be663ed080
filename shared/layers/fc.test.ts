import { expect, test } from 'vitest';
import { fc } from './fc.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('LeNet’s first: 5×5×16 flattened, times 120 units', () => {
  const { shape, weights, count } = tryLayer(fc, [[5, 5, 16]], { units: 120 });
  expect(shape).toEqual([120]);
  expect(weights.map(({ name, shape: size }) => [name, ...size])).toEqual([
    ['kernel', 400, 120],
    ['bias', 120],
  ]);
  expect(count).toBe(48_120);
});

test('VGG’s first: 7·7·512·4096 weights and 4096 biases', () => {
  expect(tryLayer(fc, [[7, 7, 512]], { units: 4096 }).count).toBe(102_764_544);
});

test('drawn for Glorot’s initialiser, as Keras does', () => {
  const [kernel, bias] = tryLayer(fc, [[400]], { units: 120 }).weights;
  expect(kernel).toMatchObject({ decay: true, init: { kind: 'glorot_uniform', fanIn: 400, fanOut: 120 } });
  expect(bias).toMatchObject({ decay: false, init: { kind: 'zeros' } });
  expect(refused(fc, { units: 1.5 })[0]).toMatch(/^units must be a whole number .* got 1.5$/);
});
