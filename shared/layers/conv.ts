import { biasAdd } from '../ops/bias.ts';
import { conv2d } from '../ops/conv2d.ts';
import { defineLayer, type Finding, type Params } from './define.ts';
import {
  biasField,
  biasWeight,
  dilationField,
  kernelField,
  MAX_CHANNELS,
  paddingField,
  strideField,
} from './fields.ts';
import { findError } from './findings.ts';
import { initFields, initializerOf, kerasInitializer, kernelWeight } from './initializers.ts';
import { isUnpadded, kerasSides, pyBool, pyPair, torchSides } from './python.ts';
import { leadingPadding, samePadding, slide } from './window.ts';

const params = {
  filters: { kind: 'int', min: 1, max: MAX_CHANNELS, label: { en: 'Filters', zh: '滤波器数' } },
  kernel: kernelField,
  stride: strideField,
  padding: paddingField,
  dilation: dilationField,
  groups: {
    kind: 'int',
    min: 1,
    max: MAX_CHANNELS,
    default: 1,
    advanced: true,
    label: { en: 'Groups', zh: '分组数' },
  },
  bias: biasField,
  ...initFields('he_normal'),
} as const;

/** Each group takes its share of the channels and gives its share of the filters. */
function groupsDontDivide({ groups, filters }: Params<typeof params>, channels: number): Finding | undefined {
  const divides = (count: number): boolean => channels % count === 0 && filters % count === 0;
  if (divides(groups)) return undefined;
  let fewer = Math.min(groups, channels, filters);
  while (!divides(fewer)) fewer--;
  return findError('groupsDontDivide', {
    values: { groups, channels, filters },
    fixes: [{ params: { groups: fewer } }],
  });
}

/**
 * Convolution: y[i, j, o] = Σ x[i·S + D·a − P, j·S + D·b − P, c]·K[a, b, c, o] + bias[o].
 * Output size (W − F + 2P)/S + 1; F·F·(C/groups)·K weights and K biases (CS231n, "Convolutional Networks").
 */
export const conv = defineLayer({
  type: 'Conv',
  category: 'convolution',
  params,
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Convolution', zh: '卷积' },
    aliases: ['conv2d'],
    summary: {
      en: 'Slides small filters over the image; each makes one channel of the output.',
      zh: '用小滤波器在图像上滑动；每个滤波器产生输出的一个通道。',
    },
    use: {
      en: 'The workhorse of image networks: 3×3 with padding 1 keeps the size, stride 2 halves it.',
      zh: '图像网络的主力：3×3、填充 1 保持尺寸，步幅 2 使尺寸减半。',
    },
    formula: '(W − F + 2P)/S + 1',
  },
  shape([shape], params) {
    const result = slide(shape!, params, params.filters);
    const channels = shape![2];
    const uneven = channels === undefined ? undefined : groupsDontDivide(params, channels);
    return uneven ? { formulas: result.formulas, findings: [uneven] } : result;
  },
  weights([shape], params) {
    const {
      filters,
      kernel: [kh, kw],
      bias,
    } = params;
    const perGroup = shape![2]! / params.groups;
    const init = initializerOf(params, kh * kw * perGroup, kh * kw * filters);
    const kernel = kernelWeight('kernel', [kh, kw, perGroup, filters], init);
    return bias ? [kernel, biasWeight(filters)] : [kernel];
  },
  window(params, [shape]) {
    return { ...params, padding: leadingPadding(shape!, params) };
  },
  build({ b, inputs, params: { stride, padding, dilation, groups, bias }, weight }) {
    const y = conv2d(b, inputs[0]!, weight('kernel'), {
      strides: stride,
      padding,
      dilations: dilation,
      groups,
    });
    return bias ? biasAdd(b, y, weight('bias')) : y;
  },
  counterpart: {
    keras(params, [shape]) {
      const { stride, padding, dilation } = params;
      const pad = (sides: string): string => `layers.ZeroPadding2D(${sides})`;
      // Keras takes a stride or a dilation, not both: every S-th cell of the dense output is the same.
      if (Math.max(...stride) > 1 && Math.max(...dilation) > 1) {
        const sides = padding === 'same' ? kerasSides(samePadding(shape!, params)) : pyPair(padding);
        const every = `layers.MaxPooling2D((1, 1), strides=${pyPair(stride)})`;
        return `keras.Sequential([${pad(sides)}, ${kerasConv({ ...params, stride: [1, 1] }, 'valid')}, ${every}])`;
      }
      if (padding === 'same') return kerasConv(params, 'same');
      if (isUnpadded(padding)) return kerasConv(params, 'valid');
      return `keras.Sequential([${pad(pyPair(padding))}, ${kerasConv(params, 'valid')}])`;
    },
    pytorch(params, [shape]) {
      const { filters, kernel, stride, padding, dilation, groups, bias } = params;
      const call = (pad: string): string =>
        `nn.Conv2d(${shape![2]}, ${filters}, ${pyPair(kernel)}, stride=${pyPair(stride)}, padding=${pad}, dilation=${pyPair(dilation)}, groups=${groups}, bias=${pyBool(bias)})`;
      if (padding !== 'same') return call(pyPair(padding));
      return `nn.Sequential(nn.ZeroPad2d(${torchSides(samePadding(shape!, params))}), ${call('0')})`;
    },
  },
});

function kerasConv(given: Params<typeof params>, padding: 'same' | 'valid'): string {
  const { filters, kernel, stride, dilation, groups, bias } = given;
  return `layers.Conv2D(${filters}, ${pyPair(kernel)}, strides=${pyPair(stride)}, padding="${padding}", dilation_rate=${pyPair(dilation)}, groups=${groups}, use_bias=${pyBool(bias)}, kernel_initializer=${kerasInitializer(given)})`;
}
