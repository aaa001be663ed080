import { reshape } from '../ops/reshape.ts';
import { BATCH } from '../ops/types.ts';
import { defineLayer } from './define.ts';
import { elementCount } from './fields.ts';

/** `[height, width, channels]` → `[height·width·channels]`, row by row, channels fastest. */
export const flatten = defineLayer({
  type: 'Flatten',
  category: 'shape',
  params: {},
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Flatten', zh: '展平' },
    summary: { en: 'Lays all cells out in one row.', zh: '把所有格子排成一行。' },
    use: {
      en: 'Between the last convolution and the first FC layer; FC does it by itself, so it is optional.',
      zh: '放在最后一个卷积和第一个全连接层之间；全连接层会自动展平，因此可省略。',
    },
    formula: 'H·W·C',
  },
  shape: ([shape]) => {
    const value = elementCount(shape!);
    return {
      shape: [value],
      formulas: [
        { axis: 'features', symbolic: 'H·W·C', text: `${shape!.join('·')} = ${value}`, exact: value, value },
      ],
      findings: [],
    };
  },
  weights: () => [],
  build: ({ b, inputs }) =>
    reshape(b, inputs[0]!, { shape: [BATCH, elementCount(inputs[0]!.type.shape.slice(1))] }),
  counterpart: {
    keras: () => 'layers.Flatten()',
    // PyTorch's own order takes channels first: what stands behind would meet other features.
    pytorch: (_, [shape]) =>
      shape!.length === 3 ? '(lambda x: x.permute(0, 2, 3, 1).flatten(1))' : 'nn.Flatten()',
  },
});
