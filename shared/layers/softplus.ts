import { softplus as softplusOp } from '../ops/unary.ts';
import { defineActivation } from './activation.ts';

/** y = ln(1 + e^x), a smooth ReLU whose slope is the sigmoid (Dugas et al. 2001). */
export const softplus = defineActivation({
  type: 'Softplus',
  op: softplusOp,
  keras: 'layers.Activation("softplus")',
  pytorch: 'nn.Softplus()',
  help: {
    title: { en: 'Softplus', zh: 'Softplus' },
    summary: { en: 'A ReLU without a corner; always positive.', zh: '没有折角的 ReLU；输出恒为正。' },
    use: {
      en: 'Where an output must be positive, such as a variance; as an activation ReLU trains better.',
      zh: '用于输出必须为正的场合（如方差）；作为激活函数时 ReLU 训练得更好。',
    },
    formula: 'y = ln(1 + e^x)',
  },
});
