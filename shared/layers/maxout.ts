import { reduceMax } from '../ops/reduce-max.ts';
import { reshape } from '../ops/reshape.ts';
import { BATCH } from '../ops/types.ts';
import { defineLayer } from './define.ts';
import { MAX_CHANNELS } from './fields.ts';
import { findError } from './findings.ts';

/** y[c] = max over k < pieces of x[c·pieces + k]: the largest of each group of neighbouring channels (Goodfellow et al. 2013). */
export const maxout = defineLayer({
  type: 'Maxout',
  category: 'activation',
  params: {
    pieces: { kind: 'int', min: 1, max: MAX_CHANNELS, default: 2, label: { en: 'Pieces', zh: '片数' } },
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Maxout', zh: 'Maxout' },
    summary: {
      en: 'Keeps the largest of every few channels, so that there are fewer of them.',
      zh: '每若干个通道只保留最大值，通道数随之减少。',
    },
    use: {
      en: 'After a convolution or FC layer with as many times the channels: together they learn the activation itself.',
      zh: '接在通道数为其数倍的卷积或全连接层之后：二者一起学习激活函数本身。',
    },
    formula: 'y[c] = max x[c·k … c·k + k − 1]',
  },
  shape([shape], { pieces }) {
    const channels = shape![shape!.length - 1]!;
    if (channels % pieces !== 0) {
      let fewer = Math.min(pieces, channels);
      while (channels % fewer !== 0) fewer--;
      const values = { pieces, channels };
      return {
        formulas: [],
        findings: [findError('piecesDontDivide', { values, fixes: [{ params: { pieces: fewer } }] })],
      };
    }
    const value = channels / pieces;
    return {
      shape: [...shape!.slice(0, -1), value],
      formulas: [
        { axis: 'channels', symbolic: 'C/k', text: `${channels}/${pieces} = ${value}`, exact: value, value },
      ],
      findings: [],
    };
  },
  weights: () => [],
  build({ b, inputs, params: { pieces } }) {
    const shape = inputs[0]!.type.shape.slice(1);
    const groups = [...shape.slice(0, -1), shape[shape.length - 1]! / pieces];
    const grouped = reshape(b, inputs[0]!, { shape: [BATCH, ...groups, pieces] });
    return reduceMax(b, grouped, [groups.length + 1]);
  },
  counterpart: {
    keras({ pieces }, [shape]) {
      const channels = shape![shape!.length - 1]!;
      if (shape!.length === 1)
        return `keras.Sequential([layers.Reshape((${channels}, 1)), layers.MaxPooling1D(${pieces}), layers.Flatten()])`;
      const [h, w] = shape!;
      return `keras.Sequential([layers.Reshape((${h}, ${w}, ${channels}, 1)), layers.MaxPooling3D((1, 1, ${pieces})), layers.Reshape((${h}, ${w}, ${channels / pieces}))])`;
    },
    pytorch({ pieces }, [shape]) {
      const channels = shape![shape!.length - 1]!;
      return shape!.length === 1
        ? `nn.Sequential(nn.Unflatten(1, (1, ${channels})), nn.MaxPool1d(${pieces}), nn.Flatten())`
        : `nn.Sequential(nn.Unflatten(1, (1, ${channels})), nn.MaxPool3d((${pieces}, 1, 1)), nn.Flatten(1, 2))`;
    },
  },
});
