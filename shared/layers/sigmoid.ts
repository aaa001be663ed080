import { sigmoid as sigmoidOp } from '../ops/activation.ts';
import { defineActivation } from './activation.ts';

/** y = 1/(1 + e^−x) */
export const sigmoid = defineActivation({
  type: 'Sigmoid',
  op: sigmoidOp,
  saturates: { low: 0, high: 1 },
  keras: 'layers.Activation("sigmoid")',
  pytorch: 'nn.Sigmoid()',
  help: {
    title: { en: 'Sigmoid', zh: 'Sigmoid' },
    summary: { en: 'Squeezes every value into 0 to 1.', zh: '把每个值压缩到 0 到 1 之间。' },
    use: {
      en: 'For gates and yes/no outputs. Inside deep networks it saturates: prefer ReLU there.',
      zh: '用于门控和是/否输出。在深层网络内部会饱和，应优先使用 ReLU。',
    },
    formula: 'y = 1/(1 + e^−x)',
  },
});
