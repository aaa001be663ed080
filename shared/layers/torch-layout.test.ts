import { describe, expect, it } from 'vitest';
import type { Shape } from './define.ts';
import { depthwiseConv } from './depthwise-conv.ts';
import { elementCount } from './fields.ts';
import { layers } from './index.ts';
import { lowRankFc } from './low-rank-fc.ts';
import { tryLayer } from './testing/try-layer.ts';
import { fromTorch, torchLayouts, toTorch } from './torch-layout.ts';

const numbered = (shape: Shape): Float32Array =>
  Float32Array.from({ length: elementCount(shape) }, (_, i) => i);
const layoutsOf = (type: string, input: Shape, params = {}) => {
  const layer = layers.find((one) => one.type === type)!;
  return torchLayouts(tryLayer(layer, [input], params).weights, [input]);
};

describe('weights in PyTorch’s order', () => {
  it('[h, w, in, out] → [out, in, h, w]; biases stay', () => {
    const [kernel, bias] = layoutsOf('Conv', [9, 9, 3], { filters: 2, kernel: [4, 5] });
    expect([kernel!.shape, bias!.shape]).toEqual([[2, 3, 4, 5], [2]]);
    // The cell behind the first of the last row is the next to the right: 6 places on here.
    expect([...toTorch(numbered(kernel!.view), kernel!)].slice(0, 3)).toEqual([0, 6, 12]);
    expect([...toTorch(Float32Array.of(3, 4), bias!)]).toEqual([3, 4]);
  });

  it('one filter a channel: [h, w, c, m] → [c·m, 1, h, w]', () => {
    const { weights } = tryLayer(depthwiseConv, [[9, 9, 3]], { kernel: [1, 2], multiplier: 2 });
    const [kernel] = torchLayouts(weights, [[9, 9, 3]]);
    expect(kernel!.shape).toEqual([6, 1, 1, 2]);
    expect([...toTorch(numbered(kernel!.view), kernel!)].slice(0, 4)).toEqual([0, 6, 1, 7]);
  });

  it('[in, out] → [out, in], rows in the order of `nn.Flatten` behind an image', () => {
    const [kernel] = layoutsOf('FC', [4], { units: 3 });
    expect([...toTorch(numbered(kernel!.view), kernel!)].slice(0, 4)).toEqual([0, 3, 6, 9]);
    const [flattened] = layoutsOf('FC', [1, 2, 2], { units: 3 });
    expect(flattened!.shape).toEqual([3, 4]);
    // Row 2 is the second cell's first channel: PyTorch takes both cells of the first channel first.
    expect([...toTorch(numbered(flattened!.view), flattened!)].slice(0, 4)).toEqual([0, 6, 3, 9]);
  });

  it('only the first matrix of a layer stands behind the image', () => {
    const input = [1, 2, 2];
    const { weights } = tryLayer(lowRankFc, [input], { units: 3, rank: 4, bias: false });
    const [u, v] = torchLayouts(weights, [input]);
    expect(u!.view).toEqual([1, 2, 2, 4]);
    expect(v!.view).toEqual([4, 3]);
  });

  it('and back', () => {
    for (const [type, params] of [
      ['SeparableConv', { filters: 4, kernel: [2, 3], multiplier: 2 }],
      ['ConvTranspose', { filters: 4, kernel: [2, 3] }],
      ['LowRankFC', { units: 3, rank: 2 }],
      ['BatchNorm', {}],
    ] as const)
      for (const own of layoutsOf(type, [5, 6, 3], params)) {
        const values = numbered(own.view);
        expect(fromTorch(toTorch(values, own), own)).toEqual(values);
      }
  });
});
