import { relu } from '../ops/activation.ts';
import { add, multiply, subtract } from '../ops/binary.ts';
import { constant } from '../ops/sources.ts';
import { elu as eluOp } from '../ops/unary.ts';
import { defineLayer } from './define.ts';

/** y = x where x > 0, α(e^x − 1) elsewhere (Clevert, Unterthiner & Hochreiter 2016). */
export const elu = defineLayer({
  type: 'ELU',
  category: 'activation',
  params: {
    alpha: { kind: 'real', min: 0, max: 100, default: 1, label: { en: 'Alpha', zh: 'α' } },
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'ELU', zh: 'ELU' },
    summary: {
      en: 'A ReLU whose negative part bends smoothly towards −α.',
      zh: '负半轴平滑趋向 −α 的 ReLU。',
    },
    use: {
      en: 'Instead of ReLU without batch normalisation: its outputs lie nearer to mean 0.',
      zh: '在没有批归一化时代替 ReLU：输出的均值更接近 0。',
    },
    formula: 'y = x for x > 0, α(e^x − 1) for x ≤ 0',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights: () => [],
  build({ b, inputs, params: { alpha } }) {
    const x = inputs[0]!;
    if (alpha === 1) return eluOp(b, x);
    const positive = relu(b, x);
    return add(b, positive, multiply(b, eluOp(b, subtract(b, x, positive)), constant(b, alpha)));
  },
  counterpart: {
    keras: ({ alpha }) => `layers.ELU(alpha=${alpha})`,
    pytorch: ({ alpha }) => `nn.ELU(${alpha})`,
  },
});
