import { upsample as upsampleOp } from '../ops/upsample.ts';
import { defineLayer } from './define.ts';
import { needsSpatial } from './findings.ts';
import { pyPair } from './python.ts';

/** Every cell repeated `factor` times in height and width (nearest neighbour): W·f. */
export const upsample = defineLayer({
  type: 'Upsample',
  category: 'shape',
  params: { factor: { kind: 'size', min: 1, max: 1024, default: 2, label: { en: 'Factor', zh: '倍数' } } },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Upsample', zh: '上采样' },
    aliases: ['unpool', 'resize'],
    summary: { en: 'Repeats every cell, so that the image grows.', zh: '重复每个格子，使图像变大。' },
    use: {
      en: 'In decoders and U-Nets, before a convolution: a transposed convolution without its chequered marks.',
      zh: '用在解码器和 U-Net 的卷积之前：相比转置卷积没有棋盘状痕迹。',
    },
    formula: 'W·f',
  },
  shape([shape], { factor }) {
    if (shape!.length !== 3) return { formulas: [], findings: [needsSpatial(shape!)] };
    const formulas = (['height', 'width'] as const).map((axis, i) => {
      const value = shape![i]! * factor[i as 0 | 1];
      return {
        axis,
        symbolic: 'W·f',
        text: `${shape![i]}·${factor[i as 0 | 1]} = ${value}`,
        exact: value,
        value,
      };
    });
    return { shape: [formulas[0]!.value, formulas[1]!.value, shape![2]!], formulas, findings: [] };
  },
  weights: () => [],
  // Neighbouring cells lie a part of a cell apart; the first one's middle is before that of the cell it copies.
  window: ({ factor: [h, w] }) => ({
    kernel: [1, 1],
    stride: [1 / h, 1 / w],
    padding: [0.5 - 0.5 / h, 0.5 - 0.5 / w],
    dilation: [1, 1],
  }),
  build: ({ b, inputs, params: { factor } }) => upsampleOp(b, inputs[0]!, factor),
  counterpart: {
    keras: ({ factor }) => `layers.UpSampling2D(${pyPair(factor)})`,
    pytorch: ({ factor }) => `nn.Upsample(scale_factor=${pyPair(factor)})`,
  },
});
