import { softmax as softmaxOp } from '../ops/softmax.ts';
import { defineLayer } from './define.ts';

/**
 * yᵢ = e^xᵢ / Σⱼ e^xⱼ over the last axis: class probabilities. Last in a network it brings the cross-entropy loss, which the
 * compiler takes from its input, the logits, so that nothing overflows.
 */
export const softmax = defineLayer({
  type: 'Softmax',
  category: 'activation',
  params: {},
  inputs: { min: 1, max: 1 },
  loss: 'crossEntropy',
  help: {
    title: { en: 'Softmax', zh: 'Softmax' },
    summary: {
      en: 'Turns class scores into probabilities that sum to 1.',
      zh: '把各类别的得分变成总和为 1 的概率。',
    },
    use: {
      en: 'The last layer of a classifier, after an FC layer with one unit a class. It brings the cross-entropy loss.',
      zh: '分类器的最后一层，接在单元数等于类别数的全连接层之后。它自带交叉熵损失。',
    },
    formula: 'yᵢ = e^xᵢ / Σ e^xⱼ',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights: () => [],
  build: ({ b, inputs }) => softmaxOp(b, inputs[0]!),
  counterpart: {
    keras: () => 'layers.Softmax()',
    pytorch: (_, [shape]) => `nn.Softmax(dim=${shape!.length === 3 ? 1 : -1})`,
  },
});
