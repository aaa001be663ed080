import type { NodeId } from '../network/network.ts';
import type { Template } from './define.ts';
import { drawNetwork, input, type Sketch, type Source } from './sketch.ts';

/** A 1×1 convolution that squeezes, then 1×1 and 3×3 side by side (Iandola et al. 2016). */
function fire(sketch: Sketch, name: string, from: Source, squeeze: number, expand: number): NodeId {
  sketch.add(`${name}_squeeze`, 'Conv', { filters: squeeze, kernel: 1 }, from);
  const squeezed = sketch.add(`${name}_squeeze_relu`, 'ReLU');
  sketch.add(`${name}_expand1x1`, 'Conv', { filters: expand, kernel: 1 }, squeezed);
  const one = sketch.add(`${name}_expand1x1_relu`, 'ReLU');
  sketch.add(`${name}_expand3x3`, 'Conv', { filters: expand, kernel: 3, padding: 1 }, squeezed);
  const three = sketch.add(`${name}_expand3x3_relu`, 'ReLU');
  return sketch.add(`${name}_concat`, 'Concat', {}, [one, three]);
}

/** Squeeze and expand filters of fire2 … fire9. */
const fires = [
  [16, 64],
  [16, 64],
  [32, 128],
  [32, 128],
  [48, 192],
  [48, 192],
  [64, 256],
  [64, 256],
] as const;

export const squeezenet: Template = {
  id: 'squeezenet',
  name: 'SqueezeNet',
  kind: 'classifier',
  year: 2016,
  by: 'Iandola et al.',
  summary: {
    en: 'As good as AlexNet with a fiftieth of its parameters: eight fire modules.',
    zh: '以五十分之一的参数达到 AlexNet 的水平：八个 fire 模块。',
  },
  published: { parameters: 1_248_424, source: 'SqueezeNet 1.0 of torchvision' },
  draw: () =>
    drawNetwork('SqueezeNet', (sketch) => {
      input(sketch, 227, 3);
      sketch.add('conv1', 'Conv', { filters: 96, kernel: 7, stride: 2 });
      sketch.add('relu1', 'ReLU');
      let end = sketch.add('pool1', 'MaxPool', { kernel: 3, stride: 2 });
      for (const [index, [squeeze, expand]] of fires.entries()) {
        const number = index + 2;
        end = fire(sketch, `fire${number}`, [end], squeeze, expand);
        if (number === 4 || number === 8)
          end = sketch.add(`pool${number}`, 'MaxPool', { kernel: 3, stride: 2 });
      }
      sketch.add('drop9', 'Dropout');
      sketch.add('conv10', 'Conv', { filters: 1000, kernel: 1 });
      sketch.add('relu10', 'ReLU');
      sketch.add('average', 'GlobalAveragePool');
      sketch.add('softmax', 'Softmax');
    }),
};
