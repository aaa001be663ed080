import { add as addOp } from '../ops/binary.ts';
import { defineLayer } from './define.ts';
import { shapesDiffer } from './merge.ts';

/** y = Σ xᵢ, cell by cell; all inputs of one shape. The skip connection of residual networks (He et al. 2015). */
export const add = defineLayer({
  type: 'Add',
  category: 'merge',
  params: {},
  inputs: { min: 2, max: Number.POSITIVE_INFINITY },
  help: {
    title: { en: 'Add', zh: '相加' },
    aliases: ['sum', 'residual', '残差'],
    summary: { en: 'Adds its inputs cell by cell.', zh: '把各输入逐格相加。' },
    use: {
      en: 'Closes a residual block: the shortcut and the block must have the same shape.',
      zh: '用来闭合残差块：捷径与主路的形状必须相同。',
    },
    formula: 'y = Σ xᵢ',
  },
  shape(inputs) {
    const differ = shapesDiffer(inputs);
    return differ ? { formulas: [], findings: [differ] } : { shape: inputs[0]!, formulas: [], findings: [] };
  },
  weights: () => [],
  build: ({ b, inputs }) => inputs.slice(1).reduce((sum, x) => addOp(b, sum, x), inputs[0]!),
  counterpart: { keras: () => 'layers.Add()', pytorch: () => '(lambda *xs: sum(xs[1:], xs[0]))' },
});
