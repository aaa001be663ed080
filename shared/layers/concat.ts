import { concat as concatOp } from '../ops/pad-slice-concat.ts';
import { defineLayer } from './define.ts';
import { shapesDiffer } from './merge.ts';

/** The inputs' channels one after the other, in input order; heights and widths agree. */
export const concat = defineLayer({
  type: 'Concat',
  category: 'merge',
  params: {},
  inputs: { min: 2, max: Number.POSITIVE_INFINITY },
  help: {
    title: { en: 'Concatenate', zh: '拼接' },
    aliases: ['cat'],
    summary: { en: 'Stacks the channels of its inputs.', zh: '把各输入的通道叠在一起。' },
    use: {
      en: 'Joins the branches of Inception modules, dense blocks and U-Nets; height and width must agree.',
      zh: '连接 Inception 模块、稠密块和 U-Net 的各分支；高和宽必须一致。',
    },
    formula: 'C = Σ Cᵢ',
  },
  shape(inputs) {
    const differ = shapesDiffer(inputs, 'channels');
    if (differ) return { formulas: [], findings: [differ] };
    const parts = inputs.map((shape) => shape[shape.length - 1]!);
    const value = parts.reduce((sum, channels) => sum + channels, 0);
    return {
      shape: [...inputs[0]!.slice(0, -1), value],
      formulas: [
        { axis: 'channels', symbolic: 'Σ Cᵢ', text: `${parts.join(' + ')} = ${value}`, exact: value, value },
      ],
      findings: [],
    };
  },
  weights: () => [],
  build: ({ b, inputs }) => concatOp(b, inputs, { axis: inputs[0]!.type.shape.length - 1 }),
  counterpart: { keras: () => 'layers.Concatenate()', pytorch: () => '(lambda *xs: torch.cat(xs, 1))' },
});
