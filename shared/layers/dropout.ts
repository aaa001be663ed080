import { greaterEqual, multiply } from '../ops/binary.ts';
import { cast } from '../ops/cast.ts';
import { randomUniform } from '../ops/random/random-uniform.ts';
import { constant } from '../ops/sources.ts';
import { defineLayer } from './define.ts';
import { rateField } from './fields.ts';

/** Inverted dropout (Srivastava et al. 2014): y = x·[u ≥ rate]/(1 − rate), u uniform; the identity at inference. */
export const dropout = defineLayer({
  type: 'Dropout',
  category: 'regularisation',
  params: {
    rate: rateField,
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Dropout', zh: '随机失活' },
    summary: {
      en: 'While training, sets a random share of values to 0 and scales up the rest.',
      zh: '训练时随机把一部分值置 0，并放大其余的值。',
    },
    use: {
      en: 'Before large FC layers, against overfitting. It does nothing at inference.',
      zh: '用在大的全连接层之前以防过拟合。推理时不起作用。',
    },
    formula: 'y = x·[u ≥ rate]/(1 − rate)',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights: () => [],
  build({ b, inputs, params: { rate }, training, random }) {
    const x = inputs[0]!;
    if (!training || rate === 0) return x;
    const { seed, step } = random();
    const kept = cast(b, greaterEqual(b, randomUniform(b, seed, step, x), constant(b, rate)), 'float32');
    return multiply(b, x, multiply(b, kept, constant(b, 1 / (1 - rate))));
  },
  counterpart: {
    keras: ({ rate }) => `layers.Dropout(${rate})`,
    pytorch: ({ rate }) => `nn.Dropout(${rate})`,
  },
});
