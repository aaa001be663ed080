import { pad } from '../ops/pad-slice-concat.ts';
import { defineLayer, type Size } from './define.ts';
import { needsSpatial } from './findings.ts';
import { pyPair } from './python.ts';

/** Zeros around the image, the same on both sides: W + 2P. */
export const zeroPad = defineLayer({
  type: 'ZeroPad',
  category: 'shape',
  params: { padding: { kind: 'padding', same: false, label: { en: 'Padding', zh: '填充' } } },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Zero padding', zh: '零填充' },
    aliases: ['padding'],
    summary: { en: 'Adds a border of zeros around every channel.', zh: '在每个通道四周加一圈零。' },
    use: {
      en: 'To pad by itself what a layer cannot: before an unpadded pool, or to even out sizes.',
      zh: '当某层自身无法填充时单独填充：例如在无填充的池化之前，或用于对齐尺寸。',
    },
    formula: 'W + 2P',
  },
  shape([shape], { padding }) {
    if (shape!.length !== 3) return { formulas: [], findings: [needsSpatial(shape!)] };
    const amounts: Size = padding === 'same' ? [0, 0] : padding;
    const formulas = (['height', 'width'] as const).map((axis, i) => {
      const value = shape![i]! + 2 * amounts[i as 0 | 1];
      return {
        axis,
        symbolic: 'W + 2P',
        text: `${shape![i]} + 2·${amounts[i as 0 | 1]} = ${value}`,
        exact: value,
        value,
      };
    });
    return { shape: [formulas[0]!.value, formulas[1]!.value, shape![2]!], formulas, findings: [] };
  },
  weights: () => [],
  window: ({ padding }) => ({
    kernel: [1, 1],
    stride: [1, 1],
    padding: padding === 'same' ? [0, 0] : padding,
    dilation: [1, 1],
  }),
  build: ({ b, inputs, params: { padding } }) =>
    pad(b, inputs[0]!, { padding: padding === 'same' ? [0, 0] : padding }),
  counterpart: {
    keras: ({ padding }) => `layers.ZeroPadding2D(${pyPair(padding === 'same' ? [0, 0] : padding)})`,
    pytorch: ({ padding }) => {
      const [h, w] = padding === 'same' ? [0, 0] : padding;
      return `nn.ZeroPad2d((${w}, ${w}, ${h}, ${h}))`;
    },
  },
});
