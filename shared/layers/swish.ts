import { sigmoid } from '../ops/activation.ts';
import { multiply } from '../ops/binary.ts';
import { defineActivation } from './activation.ts';

/** y = x/(1 + e^−x), also called SiLU (Ramachandran, Zoph & Le 2017). */
export const swish = defineActivation({
  type: 'Swish',
  op: (b, x) => multiply(b, x, sigmoid(b, x)),
  keras: 'layers.Activation("silu")',
  pytorch: 'nn.SiLU()',
  help: {
    title: { en: 'Swish', zh: 'Swish' },
    aliases: ['silu'],
    summary: {
      en: 'Each value times its own sigmoid; also called SiLU.',
      zh: '每个值乘以自身的 Sigmoid，也称 SiLU。',
    },
    use: {
      en: 'Instead of ReLU in deep networks such as EfficientNet; it costs a little more.',
      zh: '在 EfficientNet 等深层网络中代替 ReLU；计算略贵。',
    },
    formula: 'y = x·σ(x)',
  },
});
