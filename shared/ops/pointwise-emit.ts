import { T, tfBool } from './attrs.ts';
import type { Conv2dAttrs } from './conv2d-emit.ts';
import type { GraphEmitter, TensorRef } from './define.ts';
import { emitReshape } from './reshape.ts';

/**
 * A convolution that is a product of matrices: a 1×1 kernel `[1, 1, channels, filters]` that sees every cell once. TensorFlow
 * hands its input gradient to oneDNN with the kernel laid out anew in every step, which takes as long as the product itself.
 */
export const isPointwise = (kernel: readonly number[], { strides, padding, groups }: Conv2dAttrs): boolean =>
  groups === 1 &&
  kernel.slice(0, 2).every((size) => size === 1) &&
  strides.every((stride) => stride === 1) &&
  (padding === 'same' || padding.every((cells) => cells === 0));

/** dL/dx = dy·kernelᵀ of such a convolution, at each cell; `shape` is that of x `[batch, height, width, channels]`. */
export function pointwiseBackpropInput(
  emit: GraphEmitter,
  kernel: TensorRef,
  dy: TensorRef,
  kernelShape: readonly number[],
  shape: readonly number[],
): TensorRef {
  const [, , channels, filters] = kernelShape as [number, number, number, number];
  const dx = emit.node(
    'MatMul',
    [emitReshape(emit, dy, [-1, filters]), emitReshape(emit, kernel, [channels, filters])],
    { ...T('float32'), transpose_a: tfBool(false), transpose_b: tfBool(true) },
  );
  return emitReshape(emit, dx, [-1, ...shape.slice(1)]);
}
