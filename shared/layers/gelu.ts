import { add, multiply } from '../ops/binary.ts';
import { constant } from '../ops/sources.ts';
import { erf } from '../ops/unary.ts';
import { defineActivation } from './activation.ts';

/** y = x·Φ(x) = x/2·(1 + erf(x/√2)), Φ the normal distribution's cumulative function (Hendrycks & Gimpel 2016), exact. */
export const gelu = defineActivation({
  type: 'GELU',
  op(b, x) {
    const share = erf(b, multiply(b, x, constant(b, Math.SQRT1_2)));
    return multiply(b, multiply(b, x, constant(b, 0.5)), add(b, share, constant(b, 1)));
  },
  keras: 'layers.Activation("gelu")',
  pytorch: 'nn.GELU()',
  help: {
    title: { en: 'GELU', zh: 'GELU' },
    summary: {
      en: 'Weights each value by the share of a normal distribution below it.',
      zh: '按正态分布中小于该值的概率对其加权。',
    },
    use: {
      en: 'Where a smooth ReLU is wanted: transformers and ConvNeXt use it.',
      zh: '需要平滑的 ReLU 时使用：Transformer 和 ConvNeXt 都采用它。',
    },
    formula: 'y = x·Φ(x) = x/2·(1 + erf(x/√2))',
  },
});
