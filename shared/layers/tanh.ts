import { tanh as tanhOp } from '../ops/activation.ts';
import { defineActivation } from './activation.ts';

/** y = (e^x − e^−x)/(e^x + e^−x) */
export const tanh = defineActivation({
  type: 'Tanh',
  op: tanhOp,
  saturates: { low: -1, high: 1 },
  keras: 'layers.Activation("tanh")',
  pytorch: 'nn.Tanh()',
  help: {
    title: { en: 'Tanh', zh: 'Tanh' },
    summary: {
      en: 'Squeezes every value into −1 to 1, centred on 0.',
      zh: '把每个值压缩到 −1 到 1 之间，以 0 为中心。',
    },
    use: {
      en: 'The activation of the first LeNets; centred, but it saturates as the sigmoid does.',
      zh: '早期 LeNet 的激活函数；以零为中心，但和 Sigmoid 一样会饱和。',
    },
    formula: 'y = tanh(x)',
  },
});
