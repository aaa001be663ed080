import * as tf from '@tensorflow/tfjs-core';
import { conv2dBackpropFilterOp, conv2dBackpropInputOp, conv2dOp } from '../../../../shared/ops/conv2d.ts';
import { conv2dTransposeOp } from '../../../../shared/ops/conv2d-transpose.ts';
import {
  depthwiseConv2dBackpropFilterOp,
  depthwiseConv2dBackpropInputOp,
  depthwiseConv2dOp,
} from '../../../../shared/ops/depthwise-conv2d.ts';
import {
  averagePoolGradOp,
  averagePoolOp,
  maxPoolGradOp,
  maxPoolOp,
  type PoolAttrs,
} from '../../../../shared/ops/pool.ts';
import { type WindowAttrs, windowAxes } from '../../../../shared/ops/window.ts';
import { type Kernel, kernel } from '../kernel.ts';
import {
  type Convolution,
  convolve,
  convolveInputGradient,
  convolveKernelGradient,
} from '../loops/convolve.ts';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient, type Pooling } from '../loops/pool.ts';
import type { Sliding } from '../loops/window.ts';

/** Convolution and pooling, by loops: tfjs has neither groups nor gradients of dilation and explicit padding. */
export const windowKernels: readonly Kernel[] = [
  kernel(conv2dOp, ({ inputs: [x, w], attrs }) => {
    const c = convolution(x!.shape, w!.shape, attrs);
    return tf.tensor(convolve(x!.dataSync(), w!.dataSync(), c), outputShape(c, c.outChannels));
  }),
  kernel(conv2dBackpropInputOp, ({ inputs: [w, g, x], attrs }) => {
    const c = convolution(x!.shape, w!.shape, attrs);
    return tf.tensor(convolveInputGradient(g!.dataSync(), w!.dataSync(), c), x!.shape);
  }),
  kernel(conv2dBackpropFilterOp, ({ inputs: [x, g], attrs }) => {
    const c = convolution(x!.shape, attrs.kernelShape, attrs);
    return tf.tensor(convolveKernelGradient(x!.dataSync(), g!.dataSync(), c), [...attrs.kernelShape]);
  }),
  kernel(conv2dTransposeOp, ({ inputs: [x, w], attrs }) => {
    const shape = [x!.shape[0]!, ...attrs.size, w!.shape[2]!];
    const c = convolution(shape, w!.shape, { ...attrs, dilations: [1, 1], groups: 1 });
    return tf.tensor(convolveInputGradient(x!.dataSync(), w!.dataSync(), c), shape);
  }),
  kernel(depthwiseConv2dOp, ({ inputs: [x, w], attrs }) => {
    const c = depthwise(x!.shape, w!.shape, attrs);
    return tf.tensor(convolve(x!.dataSync(), w!.dataSync(), c), outputShape(c, c.outChannels));
  }),
  kernel(depthwiseConv2dBackpropInputOp, ({ inputs: [w, g, x], attrs }) => {
    const c = depthwise(x!.shape, w!.shape, attrs);
    return tf.tensor(convolveInputGradient(g!.dataSync(), w!.dataSync(), c), x!.shape);
  }),
  kernel(depthwiseConv2dBackpropFilterOp, ({ inputs: [x, g], attrs }) => {
    const c = depthwise(x!.shape, attrs.kernelShape, attrs);
    return tf.tensor(convolveKernelGradient(x!.dataSync(), g!.dataSync(), c), [...attrs.kernelShape]);
  }),
  kernel(maxPoolOp, ({ inputs: [x], attrs }) => {
    const p = pooling(x!.shape, attrs);
    return tf.tensor(maxPool(x!.dataSync(), p), outputShape(p, p.channels));
  }),
  kernel(maxPoolGradOp, ({ inputs: [x, , g], attrs }) =>
    tf.tensor(maxPoolGradient(x!.dataSync(), g!.dataSync(), pooling(x!.shape, attrs)), x!.shape),
  ),
  kernel(averagePoolOp, ({ inputs: [x], attrs }) => {
    const p = pooling(x!.shape, attrs);
    return tf.tensor(averagePool(x!.dataSync(), p), outputShape(p, p.channels));
  }),
  kernel(averagePoolGradOp, ({ inputs: [x, g], attrs }) =>
    tf.tensor(averagePoolGradient(g!.dataSync(), pooling(x!.shape, attrs)), x!.shape),
  ),
];

const outputShape = (s: Sliding, channels: number): number[] => [s.batch, s.outHeight, s.outWidth, channels];

function sliding(
  shape: readonly number[],
  kernelSize: readonly number[],
  dilations: readonly number[],
  attrs: WindowAttrs,
): Sliding {
  const extent = kernelSize.map((size, i) => (size - 1) * dilations[i]! + 1);
  const [h, w] = windowAxes('window', shape, extent, attrs);
  return {
    batch: shape[0]!,
    inHeight: h.input,
    inWidth: w.input,
    outHeight: h.output,
    outWidth: w.output,
    kernel: [kernelSize[0]!, kernelSize[1]!],
    strides: [attrs.strides[0]!, attrs.strides[1]!],
    dilations: [dilations[0]!, dilations[1]!],
    padding: [h.before, w.before],
  };
}

const convolution = (
  shape: readonly number[],
  kernelShape: readonly number[],
  attrs: WindowAttrs & { readonly dilations: readonly number[]; readonly groups: number },
): Convolution => ({
  ...sliding(shape, kernelShape.slice(0, 2), attrs.dilations, attrs),
  inChannels: shape[3]!,
  outChannels: kernelShape[3]!,
  groups: attrs.groups,
});

/** A group a channel: the kernel `[height, width, channels, multiplier]` is the same memory. */
const depthwise = (
  shape: readonly number[],
  [kh, kw, channels, multiplier]: readonly number[],
  attrs: WindowAttrs,
): Convolution =>
  convolution(shape, [kh!, kw!, 1, channels! * multiplier!], {
    ...attrs,
    dilations: [1, 1],
    groups: channels!,
  });

const pooling = (shape: readonly number[], attrs: PoolAttrs): Pooling => ({
  ...sliding(shape, attrs.kernel, [1, 1], attrs),
  channels: shape[3]!,
});
