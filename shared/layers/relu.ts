import { relu as reluOp } from '../ops/activation.ts';
import { defineActivation } from './activation.ts';

/** y = max(0, x) (Nair & Hinton 2010). */
export const relu = defineActivation({
  type: 'ReLU',
  op: reluOp,
  keras: 'layers.ReLU()',
  pytorch: 'nn.ReLU()',
  help: {
    title: { en: 'ReLU', zh: 'ReLU' },
    summary: { en: 'Passes what is positive, makes the rest 0.', zh: '保留正值，其余变为 0。' },
    use: {
      en: 'After nearly every convolution and FC layer: cheap, and its gradient does not fade.',
      zh: '几乎每个卷积和全连接层之后：计算便宜，梯度不会衰减。',
    },
    formula: 'y = max(0, x)',
  },
});
