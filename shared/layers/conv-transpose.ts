import { biasAdd } from '../ops/bias.ts';
import { conv2dTranspose } from '../ops/conv2d-transpose.ts';
import { defineLayer, type Formula, type Params, type Shape, type Size } from './define.ts';
import { biasField, biasWeight, kernelField, MAX_CHANNELS, paddingField, strideField } from './fields.ts';
import { findError, needsSpatial } from './findings.ts';
import { initFields, initializerOf, kerasInitializer, kernelWeight } from './initializers.ts';
import { isUnpadded, pyBool, pyPair, torchSides } from './python.ts';

const params = {
  filters: { kind: 'int', min: 1, max: MAX_CHANNELS, label: { en: 'Filters', zh: '滤波器数' } },
  kernel: kernelField,
  stride: strideField,
  padding: paddingField,
  bias: biasField,
  ...initFields('he_normal'),
} as const;
type TransposeParams = Params<typeof params>;

/** One axis: (W − 1)·S + F − 2P; `same`: W·S. */
function axisFormula(axis: 'height' | 'width', size: number, given: TransposeParams, i: 0 | 1): Formula {
  const { padding } = given;
  const [f, s] = [given.kernel[i], given.stride[i]];
  if (padding === 'same') {
    const value = size * s;
    return { axis, symbolic: 'W·S', text: `${size}·${s} = ${value}`, exact: value, value };
  }
  const value = (size - 1) * s + f - 2 * padding[i];
  const text = `(${size} − 1)·${s} + ${f} − 2·${padding[i]} = ${value}`.replace('= -', '= −');
  return { axis, symbolic: '(W − 1)·S + F − 2P', text, exact: value, value };
}

/** The most padding that leaves a cell, and of every copy of the kernel a part. */
const mostPadding = (size: number, kernel: number, stride: number): number =>
  Math.max(0, Math.min(kernel - 1, Math.floor(((size - 1) * stride + kernel - 1) / 2)));

/** Cells beyond `same`'s size on both sides; negative: cells that are missing at the end (a stride above the kernel). */
function sameExcess({ kernel, stride }: TransposeParams): readonly [number, number, number, number] {
  const total = (i: 0 | 1): number => kernel[i] - stride[i];
  const before = (i: 0 | 1): number => Math.max(0, total(i) >> 1);
  return [before(0), total(0) - before(0), before(1), total(1) - before(1)];
}

const sizeOf = (shape: Shape, given: TransposeParams): Size => [
  axisFormula('height', shape[0]!, given, 0).value,
  axisFormula('width', shape[1]!, given, 1).value,
];

/**
 * Transposed convolution (Zeiler et al. 2010; Dumoulin & Visin 2016): every input cell lays a scaled copy of the kernel on the
 * output, S cells from the next. Output size (W − 1)·S + F − 2P; F·F·C·K weights and K biases.
 */
export const convTranspose = defineLayer({
  type: 'ConvTranspose',
  category: 'convolution',
  params,
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Transposed convolution', zh: '转置卷积' },
    aliases: ['deconv', 'tconv', '反卷积'],
    summary: {
      en: 'Lays a scaled copy of the filter on the output for every input cell; a stride above 1 enlarges.',
      zh: '每个输入格子把缩放后的滤波器叠加到输出上；步幅大于 1 时放大图像。',
    },
    use: {
      en: 'To enlarge in decoders, generators and U-Nets; a kernel that the stride divides leaves no chequered marks.',
      zh: '在解码器、生成器和 U-Net 中放大图像；核大小能被步幅整除时不会有棋盘状痕迹。',
    },
    formula: '(W − 1)·S + F − 2P',
  },
  shape([shape], given) {
    if (shape!.length !== 3) return { formulas: [], findings: [needsSpatial(shape!)] };
    const { kernel, stride, padding, filters } = given;
    const formulas = [
      axisFormula('height', shape![0]!, given, 0),
      axisFormula('width', shape![1]!, given, 1),
    ];
    if (padding !== 'same') {
      const most: Size = [
        mostPadding(shape![0]!, kernel[0], stride[0]),
        mostPadding(shape![1]!, kernel[1], stride[1]),
      ];
      if (padding[0] > most[0] || padding[1] > most[1]) {
        const less: Size = [Math.min(padding[0], most[0]), Math.min(padding[1], most[1])];
        const values = { padding: padding.join('×'), kernel: kernel.join('×'), most: most.join('×') };
        return {
          formulas,
          findings: [findError('transposePadding', { values, fixes: [{ params: { padding: less } }] })],
        };
      }
    }
    return { shape: [formulas[0]!.value, formulas[1]!.value, filters], formulas, findings: [] };
  },
  weights([shape], given) {
    const {
      filters,
      kernel: [kh, kw],
      bias,
    } = given;
    const channels = shape![2]!;
    const init = initializerOf(given, kh * kw * channels, kh * kw * filters);
    const kernel = kernelWeight('kernel', [kh, kw, filters, channels], init);
    return bias ? [kernel, biasWeight(filters)] : [kernel];
  },
  // An output cell sees the ⌈F/S⌉ input cells whose copies may reach it; its neighbours lie 1/S of a cell apart.
  window(given) {
    const { kernel, stride, padding } = given;
    const excess = sameExcess(given);
    const seen: Size = [Math.ceil(kernel[0] / stride[0]), Math.ceil(kernel[1] / stride[1])];
    const before: Size = padding === 'same' ? [excess[0], excess[2]] : padding;
    const offset = (i: 0 | 1): number => (seen[i] - 1) / 2 - (before[i] - (kernel[i] - 1) / 2) / stride[i];
    return {
      kernel: seen,
      stride: [1 / stride[0], 1 / stride[1]],
      padding: [offset(0), offset(1)],
      dilation: [1, 1],
    };
  },
  build({ b, inputs, params: given, weight }) {
    const x = inputs[0]!;
    const size = sizeOf(x.type.shape.slice(1), given);
    const attrs = { strides: given.stride, padding: given.padding, size };
    const y = conv2dTranspose(b, x, weight('kernel'), attrs);
    return given.bias ? biasAdd(b, y, weight('bias')) : y;
  },
  counterpart: {
    keras(given) {
      const { filters, kernel, stride, padding, bias } = given;
      const call = (word: string): string =>
        `layers.Conv2DTranspose(${filters}, ${pyPair(kernel)}, strides=${pyPair(stride)}, padding="${word}", use_bias=${pyBool(bias)}, kernel_initializer=${kerasInitializer(given)})`;
      // Keras' `valid` leaves cells behind a kernel smaller than the stride: only equal or larger ones are the same.
      if (kernel[0] < stride[0] || kernel[1] < stride[1]) return undefined;
      if (padding === 'same') return call('same');
      if (isUnpadded(padding)) return call('valid');
      return `keras.Sequential([${call('valid')}, layers.Cropping2D(${pyPair(padding)})])`;
    },
    pytorch(given, [shape]) {
      const { filters, kernel, stride, padding, bias } = given;
      const call = (pad: string): string =>
        `nn.ConvTranspose2d(${shape![2]}, ${filters}, ${pyPair(kernel)}, stride=${pyPair(stride)}, padding=${pad}, bias=${pyBool(bias)})`;
      if (padding !== 'same') return call(pyPair(padding));
      const [top, bottom, left, right] = sameExcess(given);
      // Cells that no copy of the kernel reaches still have the bias.
      const missing: Size = [Math.max(0, -bottom), Math.max(0, -right)];
      const enlarge = call(missing[0] + missing[1] > 0 ? `0, output_padding=${pyPair(missing)}` : '0');
      const sides = torchSides([-top, -bottom - missing[0], -left, -right - missing[1]]);
      return `nn.Sequential(${enlarge}, nn.ZeroPad2d(${sides}))`;
    },
  },
});
