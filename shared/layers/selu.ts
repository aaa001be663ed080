import { selu as seluOp } from '../ops/unary.ts';
import { defineActivation } from './activation.ts';

/** y = λ·x where x > 0, λα(e^x − 1) elsewhere, λ ≈ 1.0507, α ≈ 1.6733 (Klambauer et al. 2017). */
export const selu = defineActivation({
  type: 'SELU',
  op: seluOp,
  keras: 'layers.Activation("selu")',
  pytorch: 'nn.SELU()',
  help: {
    title: { en: 'SELU', zh: 'SELU' },
    summary: {
      en: 'An ELU scaled so that activations keep mean 0 and variance 1.',
      zh: '经过缩放的 ELU，使激活值保持均值 0、方差 1。',
    },
    use: {
      en: 'In deep stacks of FC layers with the lecun_normal initialiser, in place of batch normalisation.',
      zh: '用于采用 lecun_normal 初始化的深层全连接网络，可代替批归一化。',
    },
    formula: 'y = λx for x > 0, λα(e^x − 1) for x ≤ 0',
  },
});
