import { relu } from '../ops/activation.ts';
import { add, multiply, subtract } from '../ops/binary.ts';
import { defineLayer } from './define.ts';

/** y = x where x > 0, a·x elsewhere, one learnt slope a for each channel, 0.25 at first (He et al. 2015). */
export const prelu = defineLayer({
  type: 'PReLU',
  category: 'activation',
  params: {},
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'PReLU', zh: 'PReLU' },
    summary: {
      en: 'A leaky ReLU that learns its slope below 0, one a channel.',
      zh: '可学习负半轴斜率的 Leaky ReLU，每个通道一个斜率。',
    },
    use: {
      en: 'Where ReLU loses too much and there is data enough to learn a few parameters more.',
      zh: '当 ReLU 损失信息过多、且数据足以多学几个参数时使用。',
    },
    formula: 'y = max(0, x) + a·min(0, x)',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights: ([shape]) => [
    {
      name: 'slope',
      shape: [shape![shape!.length - 1]!],
      init: { kind: 'constant', value: 0.25 },
      trainable: true,
      decay: false,
    },
  ],
  build({ b, inputs, weight }) {
    const x = inputs[0]!;
    const positive = relu(b, x);
    return add(b, positive, multiply(b, subtract(b, x, positive), weight('slope')));
  },
  counterpart: {
    keras: (_, [shape]) =>
      `layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25), shared_axes=${shape!.length === 3 ? '[1, 2]' : 'None'})`,
    pytorch: (_, [shape]) => `nn.PReLU(${shape![shape!.length - 1]})`,
  },
});
