import { leakyRelu, relu } from '../ops/activation.ts';
import { add, multiply, subtract } from '../ops/binary.ts';
import { randomUniform } from '../ops/random/random-uniform.ts';
import { constant } from '../ops/sources.ts';
import { defineLayer } from './define.ts';
import { findError } from './findings.ts';

const slopeField = (value: number, en: string, zh: string) =>
  ({ kind: 'real', min: 0, max: 1, default: value, label: { en, zh } }) as const;

/**
 * Randomised ReLU (Xu, Wang, Chen & Li 2015): y = x where x > 0, a·x elsewhere; a is drawn evenly between `lower` and `upper`
 * for every value while training, and is their mean at inference.
 */
export const rrelu = defineLayer({
  type: 'RReLU',
  category: 'activation',
  params: {
    lower: slopeField(0.125, 'Lowest slope', '最小斜率'),
    upper: slopeField(0.3333, 'Highest slope', '最大斜率'),
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Randomised ReLU', zh: '随机 ReLU' },
    summary: {
      en: 'A leaky ReLU whose slope below 0 is drawn anew for every value while training.',
      zh: '训练时对每个值随机取负半轴斜率的 Leaky ReLU。',
    },
    use: {
      en: 'Against overfitting on small data sets; at inference the mean slope is used.',
      zh: '用于在小数据集上抑制过拟合；推理时使用平均斜率。',
    },
    formula: 'y = max(0, x) + a·min(0, x), a ~ U(lower, upper)',
  },
  shape: ([shape], { lower, upper }) =>
    lower <= upper
      ? { shape: shape!, formulas: [], findings: [] }
      : {
          formulas: [],
          findings: [
            findError('slopesSwapped', {
              values: { lower, upper },
              fixes: [{ params: { lower: upper, upper: lower } }],
            }),
          ],
        },
  weights: () => [],
  build({ b, inputs, params: { lower, upper }, training, random }) {
    const x = inputs[0]!;
    if (!training || lower === upper) return leakyRelu(b, x, { slope: (lower + upper) / 2 });
    const { seed, step } = random();
    const spread = multiply(b, randomUniform(b, seed, step, x), constant(b, upper - lower));
    const positive = relu(b, x);
    return add(b, positive, multiply(b, subtract(b, x, positive), add(b, spread, constant(b, lower))));
  },
  counterpart: {
    keras: () => undefined,
    pytorch: ({ lower, upper }) => `nn.RReLU(${lower}, ${upper})`,
  },
});
