import { everyCell } from '../ops/strided-slice.ts';
import { defineLayer } from './define.ts';
import { findError, needsSpatial } from './findings.ts';
import { pyPair } from './python.ts';

/** Takes cells off, the same on both sides: W − 2C. */
export const crop = defineLayer({
  type: 'Crop',
  category: 'shape',
  params: { cropping: { kind: 'size', min: 0, max: 65_536, label: { en: 'Cropping', zh: '裁剪' } } },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Crop', zh: '裁剪' },
    aliases: ['cropping'],
    summary: { en: 'Takes a border off every channel.', zh: '去掉每个通道四周的一圈。' },
    use: {
      en: 'To bring a larger image to the size of a smaller one before they are joined, as in U-Net.',
      zh: '在合并之前把较大的图像裁到较小图像的尺寸，如 U-Net。',
    },
    formula: 'W − 2C',
  },
  shape([shape], { cropping }) {
    if (shape!.length !== 3) return { formulas: [], findings: [needsSpatial(shape!)] };
    const formulas = (['height', 'width'] as const).map((axis, i) => {
      const cells = cropping[i as 0 | 1];
      const value = shape![i]! - 2 * cells;
      return {
        axis,
        symbolic: 'W − 2C',
        text: `${shape![i]} − 2·${cells} = ${value}`.replace('= -', '= −'),
        exact: value,
        value,
      };
    });
    if (formulas.some(({ value }) => value < 1)) {
      const most = [(shape![0]! - 1) >> 1, (shape![1]! - 1) >> 1] as const;
      const values = {
        cropping: cropping.join('×'),
        input: shape!.slice(0, 2).join('×'),
        most: most.join('×'),
      };
      const less = [Math.min(cropping[0], most[0]), Math.min(cropping[1], most[1])] as const;
      return {
        formulas,
        findings: [findError('croppedAway', { values, fixes: [{ params: { cropping: less } }] })],
      };
    }
    return { shape: [formulas[0]!.value, formulas[1]!.value, shape![2]!], formulas, findings: [] };
  },
  weights: () => [],
  window: ({ cropping: [h, w] }) => ({ kernel: [1, 1], stride: [1, 1], padding: [-h, -w], dilation: [1, 1] }),
  build({ b, inputs, params: { cropping } }) {
    const [, height, width] = inputs[0]!.type.shape as [number, number, number];
    const sizes = [height - 2 * cropping[0], width - 2 * cropping[1]];
    return everyCell(b, inputs[0]!, { starts: cropping, sizes, strides: [1, 1] });
  },
  counterpart: {
    keras: ({ cropping }) => `layers.Cropping2D(${pyPair(cropping)})`,
    pytorch: ({ cropping: [h, w] }) => `nn.ZeroPad2d((${-w}, ${-w}, ${-h}, ${-h}))`,
  },
});
