import { biasAdd } from '../ops/bias.ts';
import { conv2d } from '../ops/conv2d.ts';
import { defineLayer, type Size } from './define.ts';
import {
  biasField,
  dilationField,
  initField,
  initializerNamed,
  isUnpadded,
  kernelField,
  MAX_CHANNELS,
  paddingField,
  pyBool,
  pyPair,
  samePads,
  strideField,
} from './fields.ts';
import { dilatedExtent, leadingPadding, slide } from './window.ts';

/**
 * Convolution: y[i, j, o] = Σ x[i·S + D·a − P, j·S + D·b − P, c]·K[a, b, c, o] + bias[o].
 * Output size (W − F + 2P)/S + 1; F·F·(C/groups)·K weights and K biases (CS231n, "Convolutional Networks").
 */
export const conv = defineLayer({
  type: 'Conv',
  category: 'convolution',
  params: {
    filters: {
      kind: 'int',
      min: 1,
      max: MAX_CHANNELS,
      default: 32,
      label: { en: 'Filters', zh: '滤波器数' },
    },
    kernel: { ...kernelField, default: 3 },
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
    init: initField('he_normal'),
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Convolution', zh: '卷积' },
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
    if (shape!.length !== 3 || channels === undefined) return result;
    const { groups, filters } = params;
    if (channels % groups === 0 && filters % groups === 0) return result;
    const largest = (below: number): number => {
      for (let g = Math.min(groups, below); g > 1; g--) if (channels % g === 0 && filters % g === 0) return g;
      return 1;
    };
    return {
      formulas: result.formulas,
      findings: [
        {
          severity: 'error',
          code: 'groupsDontDivide',
          values: { groups, channels, filters },
          fixes: [{ params: { groups: largest(Math.min(channels, filters)) } }],
        },
      ],
    };
  },
  weights([shape], { filters, kernel: [kh, kw], groups, bias, init }) {
    const perGroup = shape![2]! / groups;
    const kernel = {
      name: 'kernel',
      shape: [kh, kw, perGroup, filters],
      init: { kind: initializerNamed(init), fanIn: kh * kw * perGroup, fanOut: kh * kw * filters },
      trainable: true,
      decay: true,
    } as const;
    if (!bias) return [kernel];
    return [
      kernel,
      { name: 'bias', shape: [filters], init: { kind: 'zeros' }, trainable: true, decay: false },
    ];
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
    keras({ filters, kernel, stride, padding, dilation, groups, bias }) {
      const call = `layers.Conv2D(${filters}, ${pyPair(kernel)}, strides=${pyPair(stride)}, padding="${padding === 'same' ? 'same' : 'valid'}", dilation_rate=${pyPair(dilation)}, groups=${groups}, use_bias=${pyBool(bias)})`;
      if (padding === 'same' || isUnpadded(padding)) return call;
      return `keras.Sequential([layers.ZeroPadding2D(${pyPair(padding)}), ${call}])`;
    },
    pytorch({ filters, kernel, stride, padding, dilation, groups, bias }, [shape]) {
      const call = (pad: string): string =>
        `nn.Conv2d(${shape![2]}, ${filters}, ${pyPair(kernel)}, stride=${pyPair(stride)}, padding=${pad}, dilation=${pyPair(dilation)}, groups=${groups}, bias=${pyBool(bias)})`;
      if (padding !== 'same') return call(pyPair(padding));
      return `nn.Sequential(nn.ZeroPad2d((${samePads(shape!, extentOf(kernel, dilation), stride).join(', ')})), ${call('0')})`;
    },
  },
});

const extentOf = (kernel: Size, dilation: Size): Size => [
  dilatedExtent(kernel[0], dilation[0]),
  dilatedExtent(kernel[1], dilation[1]),
];
