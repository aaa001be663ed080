import { multiply as multiplyOp } from '../ops/binary.ts';
import { reshape } from '../ops/reshape.ts';
import { BATCH } from '../ops/types.ts';
import { defineLayer, type Shape } from './define.ts';
import { shapesDiffer } from './merge.ts';

/** An image's channels scaled by one number each: `[channels]` or `[1, 1, channels]`. */
const scales = (shape: Shape, image: Shape): boolean =>
  image.length === 3 &&
  shape[shape.length - 1] === image[2] &&
  (shape.length === 1 || (shape[0] === 1 && shape[1] === 1));

/**
 * y = Π xᵢ, cell by cell; all inputs of one shape, or after an image `[height, width, channels]` one number a channel, as in
 * squeeze-and-excitation (Hu, Shen & Sun 2018).
 */
export const multiply = defineLayer({
  type: 'Multiply',
  category: 'merge',
  params: {},
  inputs: { min: 2, max: Number.POSITIVE_INFINITY },
  help: {
    title: { en: 'Multiply', zh: '相乘' },
    summary: {
      en: 'Multiplies its inputs cell by cell, or an image’s channels by one number each.',
      zh: '把各输入逐格相乘，或让图像的每个通道乘以一个数。',
    },
    use: {
      en: 'For gates and attention: the first input is the image, the second what lets it through.',
      zh: '用于门控和注意力：第一个输入是图像，第二个决定让多少通过。',
    },
    formula: 'y = Π xᵢ',
  },
  shape(inputs) {
    const image = inputs[0]!;
    const alike = inputs.map((shape) => (scales(shape, image) ? image : shape));
    const differ = shapesDiffer(alike);
    return differ ? { formulas: [], findings: [differ] } : { shape: image, formulas: [], findings: [] };
  },
  weights: () => [],
  build({ b, inputs }) {
    const rank = inputs[0]!.type.shape.length;
    return inputs.slice(1).reduce((product, x) => {
      const { shape } = x.type;
      const image = shape.length === rank ? x : reshape(b, x, { shape: [BATCH, 1, 1, shape[1]!] });
      return multiplyOp(b, product, image);
    }, inputs[0]!);
  },
  counterpart: {
    keras: (_, inputs) => {
      const rank = inputs[0]!.length;
      if (inputs.every((shape) => shape.length === rank)) return 'layers.Multiply()';
      const shaped = inputs.map((shape, i) =>
        shape.length === rank ? `xs[${i}]` : `layers.Reshape((1, 1, ${shape[0]}))(xs[${i}])`,
      );
      return `(lambda xs: layers.Multiply()([${shaped.join(', ')}]))`;
    },
    pytorch: (_, inputs) => {
      const rank = inputs[0]!.length;
      const shaped = inputs.map((shape, i) =>
        shape.length === rank ? `xs[${i}]` : `xs[${i}][:, :, None, None]`,
      );
      return `(lambda *xs: ${shaped.join(' * ')})`;
    },
  },
});
