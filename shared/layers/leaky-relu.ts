import { leakyRelu as leakyReluOp } from '../ops/activation.ts';
import { defineLayer } from './define.ts';

/** y = x where x > 0, slope·x elsewhere (Maas, Hannun & Ng 2013). */
export const leakyRelu = defineLayer({
  type: 'LeakyReLU',
  category: 'activation',
  params: {
    slope: { kind: 'real', min: 0, max: 1, default: 0.01, label: { en: 'Slope below 0', zh: '负半轴斜率' } },
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Leaky ReLU', zh: 'Leaky ReLU' },
    aliases: ['lrelu', '带泄漏的 relu'],
    summary: { en: 'A ReLU that lets a little of the negative through.', zh: '允许少量负值通过的 ReLU。' },
    use: {
      en: 'Where ReLUs die: its gradient is never 0, so every unit can recover.',
      zh: '用在 ReLU 容易“死亡”的地方：梯度永不为 0，单元可以恢复。',
    },
    formula: 'y = max(x, slope·x)',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights: () => [],
  build: ({ b, inputs, params: { slope } }) => leakyReluOp(b, inputs[0]!, { slope }),
  counterpart: {
    keras: ({ slope }) => `layers.LeakyReLU(negative_slope=${slope})`,
    pytorch: ({ slope }) => `nn.LeakyReLU(${slope})`,
  },
});
