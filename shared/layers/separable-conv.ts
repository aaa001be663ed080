import { biasAdd } from '../ops/bias.ts';
import { conv2d } from '../ops/conv2d.ts';
import { depthwiseConv2d } from '../ops/depthwise-conv2d.ts';
import { defineLayer } from './define.ts';
import {
  depthwiseKernel,
  depthwiseParams,
  depthwiseWindow,
  kerasGroupedPad,
  kerasPadded,
  stepsAlike,
  torchDepthwise,
} from './depthwise.ts';
import { biasField, biasWeight, MAX_CHANNELS } from './fields.ts';
import { initializerOf, kerasInitializer, kernelWeight } from './initializers.ts';
import { pyBool, pyPair } from './python.ts';
import { leadingPadding, slide } from './window.ts';

/**
 * A depthwise convolution, then a 1×1 one that mixes the channels, nothing between (Chollet 2017, Xception):
 * F·F·C·M + C·M·K weights and K biases.
 */
export const separableConv = defineLayer({
  type: 'SeparableConv',
  category: 'convolution',
  params: {
    filters: { kind: 'int', min: 1, max: MAX_CHANNELS, label: { en: 'Filters', zh: '滤波器数' } },
    ...depthwiseParams,
    bias: biasField,
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Separable convolution', zh: '可分离卷积' },
    aliases: ['sepconv'],
    summary: {
      en: 'Filters every channel by itself, then mixes them by a 1×1 convolution.',
      zh: '先对每个通道单独滤波，再用 1×1 卷积混合通道。',
    },
    use: {
      en: 'In place of a convolution where parameters or time are short: about a ninth of both at 3×3.',
      zh: '在参数或计算受限时代替卷积：3×3 时两者约为九分之一。',
    },
    formula: '(W − F + 2P)/S + 1',
  },
  shape: ([shape], params) => slide(shape!, depthwiseWindow(params), params.filters),
  weights([shape], params) {
    const { filters, multiplier, bias } = params;
    const middle = shape![2]! * multiplier;
    const kernels = [
      depthwiseKernel('depthwise', shape!, params),
      kernelWeight('pointwise', [1, 1, middle, filters], initializerOf(params, middle, filters)),
    ];
    return bias ? [...kernels, biasWeight(filters)] : kernels;
  },
  window: (params, [shape]) => ({
    ...depthwiseWindow(params),
    padding: leadingPadding(shape!, depthwiseWindow(params)),
  }),
  build({ b, inputs, params: { stride, padding, bias }, weight }) {
    const middle = depthwiseConv2d(b, inputs[0]!, weight('depthwise'), { strides: stride, padding });
    const y = conv2d(b, middle, weight('pointwise'), {
      ...{ strides: [1, 1], padding: [0, 0], dilations: [1, 1], groups: 1 },
    });
    return bias ? biasAdd(b, y, weight('bias')) : y;
  },
  counterpart: {
    keras(params, [shape]) {
      const { filters, kernel, stride, multiplier, bias } = params;
      const common = `${pyPair(kernel)}, strides=${pyPair(stride)}`;
      const init = kerasInitializer(params);
      if (stepsAlike(params))
        return kerasPadded(
          params,
          (padding) =>
            `layers.SeparableConv2D(${filters}, ${common}, padding="${padding}", depth_multiplier=${multiplier}, use_bias=${pyBool(bias)}, depthwise_initializer=${init}, pointwise_initializer=${init})`,
        );
      const channels = shape![2]!;
      return `keras.Sequential([${kerasGroupedPad(shape!, params)}, layers.Conv2D(${channels * multiplier}, ${common}, groups=${channels}, use_bias=False, kernel_initializer=${init}), layers.Conv2D(${filters}, (1, 1), use_bias=${pyBool(bias)}, kernel_initializer=${init})])`;
    },
    pytorch(params, [shape]) {
      const { filters, multiplier, bias } = params;
      const mix = `nn.Conv2d(${shape![2]! * multiplier}, ${filters}, 1, bias=${pyBool(bias)})`;
      return `nn.Sequential(${torchDepthwise(shape!, params, 'False')}, ${mix})`;
    },
  },
});
