import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/program/random.ts';
import { type Convolution, convolve, convolveInputGradient, convolveKernelGradient } from './convolve.ts';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient, type Pooling } from './pool.ts';

const drawn = (length: number, seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.normal());
};
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
const size = (from: number, to: number) => fc.integer({ min: from, max: to });
const output = (input: number, kernel: number, stride: number, dilation: number, padding: number): number =>
  Math.floor((input - ((kernel - 1) * dilation + 1) + 2 * padding) / stride) + 1;

/** Windows of every kind: odd strides, padding wider than half a kernel, dilation. */
const pooling: fc.Arbitrary<Pooling> = fc
  .record({
    batch: size(1, 2),
    inHeight: size(1, 7),
    inWidth: size(1, 7),
    channels: size(1, 4),
    kernel: fc.tuple(size(1, 3), size(1, 3)),
    strides: fc.tuple(size(1, 3), size(1, 3)),
    dilations: fc.tuple(size(1, 2), size(1, 2)),
    padding: fc.tuple(size(0, 2), size(0, 2)),
  })
  .map((p) => ({
    ...p,
    outHeight: output(p.inHeight, p.kernel[0], p.strides[0], p.dilations[0], p.padding[0]),
    outWidth: output(p.inWidth, p.kernel[1], p.strides[1], p.dilations[1], p.padding[1]),
  }))
  .filter(({ outHeight, outWidth }) => outHeight > 0 && outWidth > 0);
const convolution: fc.Arbitrary<Convolution> = fc
  .tuple(pooling, size(1, 3), size(1, 3), size(1, 3))
  .map(([p, groups, inPerGroup, outPerGroup]) => ({
    ...p,
    groups,
    inChannels: groups * inPerGroup,
    outChannels: groups * outPerGroup,
  }));
/** tfjs has no groups, takes one padding for both axes, measures by the height, and strides or dilates, not both. */
const plainConvolution: fc.Arbitrary<Convolution> = convolution
  .map((c) => {
    const square = ([height]: readonly [number, number]): [number, number] => [height, height];
    const strides = square(c.strides);
    const dilations = strides[0] === 1 ? square(c.dilations) : square([1, 1]);
    const [kernel, padding] = [square(c.kernel), square(c.padding)];
    return {
      ...c,
      ...{ groups: 1, kernel, strides, dilations, padding },
      outHeight: output(c.inHeight, kernel[0], strides[0], dilations[0], padding[0]),
      outWidth: output(c.inWidth, kernel[1], strides[1], dilations[1], padding[1]),
    };
  })
  .filter(({ outHeight, outWidth }) => outHeight > 0 && outWidth > 0);
const sizes = (c: Convolution) => ({
  x: c.batch * c.inHeight * c.inWidth * c.inChannels,
  w: c.kernel[0] * c.kernel[1] * (c.inChannels / c.groups) * c.outChannels,
  y: c.batch * c.outHeight * c.outWidth * c.outChannels,
});

describe('convolution', () => {
  it('agrees with tfjs where tfjs can do it', async () => {
    await tf.setBackend('cpu');
    fc.assert(
      fc.property(plainConvolution, fc.nat(), (c, seed) => {
        const x = drawn(sizes(c).x, seed);
        const w = drawn(sizes(c).w, seed + 1);
        const reference = tf.conv2d(
          tf.tensor4d(x, [c.batch, c.inHeight, c.inWidth, c.inChannels]),
          tf.tensor4d(w, [c.kernel[0], c.kernel[1], c.inChannels, c.outChannels]),
          [c.strides[0], c.strides[1]],
          c.padding[0],
          'NHWC',
          [c.dilations[0], c.dilations[1]],
          'floor',
        );
        const found = convolve(x, w, c);
        reference.dataSync().forEach((value, i) => {
          expect(found[i]!).toBeCloseTo(value, 4);
        });
      }),
    );
  });

  it('has adjoint gradients: ⟨dy, x∗w⟩ = ⟨dx, x⟩ = ⟨dw, w⟩, with groups, dilation and padding', () => {
    fc.assert(
      fc.property(convolution, fc.nat(), (c, seed) => {
        const x = drawn(sizes(c).x, seed);
        const w = drawn(sizes(c).w, seed + 1);
        const dy = drawn(sizes(c).y, seed + 2);
        const product = dot(dy, convolve(x, w, c));
        expect(dot(convolveInputGradient(dy, w, c), x)).toBeCloseTo(product, 3);
        expect(dot(convolveKernelGradient(x, dy, c), w)).toBeCloseTo(product, 3);
      }),
    );
  });
});

describe('pooling', () => {
  it('takes the largest and the mean of the real cells', () => {
    const p: Pooling = {
      batch: 1,
      inHeight: 2,
      inWidth: 3,
      channels: 1,
      kernel: [2, 2],
      strides: [2, 2],
      dilations: [1, 1],
      padding: [1, 0],
      outHeight: 2,
      outWidth: 1,
    };
    const x = [-1, -2, -3, 4, 5, 6];
    expect([...maxPool(x, p)]).toEqual([-1, 5]);
    expect([...averagePool(x, p)]).toEqual([-1.5, 4.5]);
    expect([...maxPoolGradient(x, [10, 20], p)]).toEqual([10, 0, 0, 0, 20, 0]);
    expect([...averagePoolGradient([10, 20], p)]).toEqual([5, 5, 0, 10, 10, 0]);
  });

  it('sends the gradient of equals to the first', () => {
    const p: Pooling = {
      batch: 1,
      inHeight: 2,
      inWidth: 2,
      channels: 1,
      kernel: [2, 2],
      strides: [2, 2],
      dilations: [1, 1],
      padding: [0, 0],
      outHeight: 1,
      outWidth: 1,
    };
    expect([...maxPoolGradient([7, 7, 7, 7], [1], p)]).toEqual([1, 0, 0, 0]);
  });

  it('has adjoint gradients', () => {
    fc.assert(
      fc.property(pooling, fc.nat(), (p, seed) => {
        fc.pre(p.padding[0] < p.kernel[0] && p.padding[1] < p.kernel[1]);
        fc.pre(p.dilations[0] === 1 && p.dilations[1] === 1);
        const x = drawn(p.batch * p.inHeight * p.inWidth * p.channels, seed);
        const dy = drawn(p.batch * p.outHeight * p.outWidth * p.channels, seed + 1);
        expect(dot(averagePoolGradient(dy, p), x)).toBeCloseTo(dot(dy, averagePool(x, p)), 3);
        expect(dot(maxPoolGradient(x, dy, p), x)).toBeCloseTo(dot(dy, maxPool(x, p)), 3);
      }),
    );
  });
});
