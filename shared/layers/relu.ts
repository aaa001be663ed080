import { relu as reluOp } from '../ops/activation.ts';
import { minimum } from '../ops/binary.ts';
import { constant } from '../ops/sources.ts';
import { defineLayer } from './define.ts';

/** y = max(0, x) (Nair & Hinton 2010); with a ceiling min(max(0, x), ceiling), at 6 ReLU6 (Krizhevsky 2010). */
export const relu = defineLayer({
  type: 'ReLU',
  category: 'activation',
  params: {
    ceiling: {
      kind: 'real',
      min: 0,
      max: 1_000_000,
      exclusiveMin: true,
      optional: true,
      advanced: true,
      label: { en: 'Ceiling', zh: '上限' },
    },
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'ReLU', zh: 'ReLU' },
    summary: { en: 'Passes what is positive, makes the rest 0.', zh: '保留正值，其余变为 0。' },
    use: {
      en: 'After nearly every convolution and FC layer: cheap, and its gradient does not fade. A ceiling of 6 (ReLU6) suits low precision.',
      zh: '几乎每个卷积和全连接层之后：计算便宜，梯度不会衰减。上限取 6（ReLU6）适合低精度。',
    },
    formula: 'y = max(0, x)',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights: () => [],
  build({ b, inputs, params: { ceiling } }) {
    const y = reluOp(b, inputs[0]!);
    return ceiling === undefined ? y : minimum(b, y, constant(b, ceiling));
  },
  counterpart: {
    keras: ({ ceiling }) => (ceiling === undefined ? 'layers.ReLU()' : `layers.ReLU(max_value=${ceiling})`),
    pytorch({ ceiling }) {
      if (ceiling === undefined) return 'nn.ReLU()';
      return ceiling === 6 ? 'nn.ReLU6()' : `nn.Hardtanh(0.0, ${ceiling})`;
    },
  },
});
