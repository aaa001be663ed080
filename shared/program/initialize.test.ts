import { describe, expect, it, test } from 'vitest';
import type { Initializer } from '../layers/define.ts';
import { initialValues } from './initialize.ts';

const CELLS = 40_000;
const draw = (init: Initializer, name = 'conv1/kernel', seed = 1): Float32Array =>
  initialValues({ name, node: 'conv1', shape: [CELLS / 100, 100], init, role: 'weight' }, seed);

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float32Array): number =>
  Math.sqrt(mean(values.map((value) => value * value)) - mean(values) ** 2);
const largest = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

const fan = { fanIn: 50, fanOut: 150 };
/** σ² as the papers have it. */
const variances = [
  ['he', 2 / 50],
  ['glorot', 2 / 200],
  ['lecun', 1 / 50],
] as const;

describe.each(variances)('%s', (scheme, variance) => {
  it('normal: σ as in the paper, cut at two of the uncut σ', () => {
    const values = draw({ kind: `${scheme}_normal`, ...fan });
    expect(mean(values) / Math.sqrt(variance)).toBeCloseTo(0, 1);
    expect(deviation(values) / Math.sqrt(variance)).toBeCloseTo(1, 1);
    expect(largest(values)).toBeLessThanOrEqual(2.274 * Math.sqrt(variance));
  });

  it('uniform: as wide as has that σ', () => {
    const values = draw({ kind: `${scheme}_uniform`, ...fan });
    expect(deviation(values) / Math.sqrt(variance)).toBeCloseTo(1, 1);
    expect(largest(values)).toBeLessThanOrEqual(Math.sqrt(3 * variance));
  });
});

test('gaussian: the σ asked for, uncut', () => {
  const values = draw({ kind: 'gaussian', sigma: 0.3 });
  expect(deviation(values)).toBeCloseTo(0.3, 2);
  expect(largest(values)).toBeGreaterThan(3 * 0.3);
});

test('constant, zeros and ones', () => {
  const all = (init: Initializer): readonly number[] => [...new Set(draw(init))];
  expect(all({ kind: 'constant', value: 0.5 })).toEqual([0.5]);
  expect(all({ kind: 'zeros' })).toEqual([0]);
  expect(all({ kind: 'ones' })).toEqual([1]);
});

test('the same for the same seed and name, others for others', () => {
  const gaussian = { kind: 'gaussian', sigma: 1 } as const;
  expect(draw(gaussian)).toEqual(draw(gaussian));
  expect(draw(gaussian, 'conv2/kernel')).not.toEqual(draw(gaussian));
  expect(draw(gaussian, 'conv1/kernel', 2)).not.toEqual(draw(gaussian));
});
