import { biasAdd } from '../ops/bias.ts';
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
import { biasField, biasWeight } from './fields.ts';
import { kerasInitializer } from './initializers.ts';
import { pyBool, pyPair } from './python.ts';
import { leadingPadding, slide } from './window.ts';

/**
 * Each channel under `multiplier` filters of its own: y[i, j, c·M + m] = Σ x[i·S + a − P, j·S + b − P, c]·K[a, b, c, m] + bias.
 * F·F·C·M weights and C·M biases (Sifre 2014; Howard et al. 2017, MobileNets).
 */
export const depthwiseConv = defineLayer({
  type: 'DepthwiseConv',
  category: 'convolution',
  params: { ...depthwiseParams, bias: biasField },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Depthwise convolution', zh: '逐通道卷积' },
    aliases: ['dwconv'],
    summary: {
      en: 'Filters every channel by itself, without mixing them.',
      zh: '对每个通道单独滤波，不混合通道。',
    },
    use: {
      en: 'Before a 1×1 convolution that mixes the channels: together far cheaper than a full convolution (MobileNet).',
      zh: '后接混合通道的 1×1 卷积：两者合起来远比普通卷积便宜（MobileNet）。',
    },
    formula: '(W − F + 2P)/S + 1',
  },
  shape: ([shape], params) => slide(shape!, depthwiseWindow(params), (shape![2] ?? 0) * params.multiplier),
  weights([shape], params) {
    const kernel = depthwiseKernel('kernel', shape!, params);
    return params.bias ? [kernel, biasWeight(shape![2]! * params.multiplier)] : [kernel];
  },
  window: (params, [shape]) => ({
    ...depthwiseWindow(params),
    padding: leadingPadding(shape!, depthwiseWindow(params)),
  }),
  build({ b, inputs, params: { stride, padding, bias }, weight }) {
    const y = depthwiseConv2d(b, inputs[0]!, weight('kernel'), { strides: stride, padding });
    return bias ? biasAdd(b, y, weight('bias')) : y;
  },
  counterpart: {
    keras(params, [shape]) {
      const { kernel, stride, multiplier, bias } = params;
      const common = `${pyPair(kernel)}, strides=${pyPair(stride)}`;
      if (stepsAlike(params))
        return kerasPadded(
          params,
          (padding) =>
            `layers.DepthwiseConv2D(${common}, padding="${padding}", depth_multiplier=${multiplier}, use_bias=${pyBool(bias)}, depthwise_initializer=${kerasInitializer(params)})`,
        );
      const channels = shape![2]!;
      return `keras.Sequential([${kerasGroupedPad(shape!, params)}, layers.Conv2D(${channels * multiplier}, ${common}, groups=${channels}, use_bias=${pyBool(bias)}, kernel_initializer=${kerasInitializer(params)})])`;
    },
    pytorch: (params, [shape]) => `nn.Sequential(${torchDepthwise(shape!, params, pyBool(params.bias))})`,
  },
});
