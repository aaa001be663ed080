import type { Params, Shape, WeightSpec } from './define.ts';
import { kernelField, paddingField, strideField } from './fields.ts';
import { initFields, initializerOf, kernelWeight } from './initializers.ts';
import { isUnpadded, kerasSides, pyPair, torchSides } from './python.ts';
import { type SlidingWindow, samePadding } from './window.ts';

/** What depthwise and separable convolution have in common. */
export const depthwiseParams = {
  kernel: kernelField,
  stride: strideField,
  padding: paddingField,
  multiplier: { kind: 'int', min: 1, max: 1024, default: 1, label: { en: 'Multiplier', zh: '通道倍数' } },
  ...initFields('he_normal'),
} as const;
export type DepthwiseParams = Params<typeof depthwiseParams>;

export const depthwiseWindow = ({ kernel, stride, padding }: DepthwiseParams): SlidingWindow => ({
  kernel,
  stride,
  padding,
  dilation: [1, 1],
});

/** `[kernelHeight, kernelWidth, channels, multiplier]`; every output cell sees one channel. */
export function depthwiseKernel(name: string, shape: Shape, params: DepthwiseParams): WeightSpec {
  const {
    kernel: [kh, kw],
    multiplier,
  } = params;
  const init = initializerOf(params, kh * kw, kh * kw * multiplier);
  return { ...kernelWeight(name, [kh, kw, shape[2]!, multiplier], init), perChannel: true };
}

/** Keras pads `same` or not at all: other padding goes before. `layer` is given Keras' word. */
export function kerasPadded(params: DepthwiseParams, layer: (padding: 'same' | 'valid') => string): string {
  if (params.padding === 'same') return layer('same');
  if (isUnpadded(params.padding)) return layer('valid');
  return `keras.Sequential([layers.ZeroPadding2D(${pyPair(params.padding)}), ${layer('valid')}])`;
}

/** TensorFlow's depthwise kernels step alike on both axes; Keras' grouped convolution does not mind. */
export const stepsAlike = ({ stride }: DepthwiseParams): boolean => stride[0] === stride[1];

/** The depthwise part with PyTorch's words, as arguments of `nn.Sequential`. */
export function torchDepthwise(shape: Shape, params: DepthwiseParams, bias: string): string {
  const { kernel, stride, padding, multiplier } = params;
  const channels = shape[2]!;
  const call = (pad: string): string =>
    `nn.Conv2d(${channels}, ${channels * multiplier}, ${pyPair(kernel)}, stride=${pyPair(stride)}, padding=${pad}, groups=${channels}, bias=${bias})`;
  if (padding !== 'same') return call(pyPair(padding));
  return `nn.ZeroPad2d(${torchSides(samePadding(shape, depthwiseWindow(params)))}), ${call('0')}`;
}

/** `same` padding spelt out for Keras' grouped convolution with uneven strides. */
export const kerasGroupedPad = (shape: Shape, params: DepthwiseParams): string =>
  params.padding === 'same'
    ? `layers.ZeroPadding2D(${kerasSides(samePadding(shape, depthwiseWindow(params)))})`
    : `layers.ZeroPadding2D(${pyPair(params.padding)})`;
