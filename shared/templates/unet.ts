import type { NodeId } from '../network/network.ts';
import type { Template } from './define.ts';
import { drawNetwork, input, type Sketch, type Source } from './sketch.ts';

/** Two 3×3 convolutions without padding: each takes a cell off every side. */
function twice(sketch: Sketch, name: string, filters: number, from?: Source): NodeId {
  sketch.add(`${name}_conv1`, 'Conv', { filters, kernel: 3 }, from);
  sketch.add(`${name}_relu1`, 'ReLU');
  sketch.add(`${name}_conv2`, 'Conv', { filters, kernel: 3 });
  return sketch.add(`${name}_relu2`, 'ReLU');
}

/** What each step up crops from the left side, from the bottom up: (64 − 56)/2, (136 − 104)/2, … */
const cropping = [4, 16, 40, 88] as const;

/** Figure 1 of the paper: 572×572 in, 388×388 out, two classes a cell. */
export const unet: Template = {
  id: 'u-net',
  name: 'U-Net',
  kind: 'image',
  year: 2015,
  by: 'Ronneberger, Fischer & Brox',
  summary: {
    en: 'Down and up again, with what was seen on the way joined in: a class for every cell. It ends in an image, which cannot be trained on yet.',
    zh: '先下后上，并接入沿途看到的特征：为每个像素给出类别。输出是图像，目前还不能训练。',
  },
  published: { parameters: 31_030_658, source: 'figure 1 of the paper, each layer’s weights and biases' },
  draw: () =>
    drawNetwork('U-Net', (sketch) => {
      input(sketch, 572, 1);
      const left: NodeId[] = [];
      for (const [index, filters] of [64, 128, 256, 512].entries()) {
        left.push(twice(sketch, `down${index + 1}`, filters));
        sketch.add(`pool${index + 1}`, 'MaxPool', { kernel: 2 });
      }
      let end = twice(sketch, 'bottom', 1024);
      for (const [index, cells] of cropping.entries()) {
        const number = 4 - index;
        const filters = 64 * 2 ** (number - 1);
        const seen = sketch.add(`crop${number}`, 'Crop', { cropping: cells }, [left[number - 1]!]);
        const up = sketch.add(`up${number}_conv`, 'ConvTranspose', { filters, kernel: 2, stride: 2 }, [end]);
        const joined = sketch.add(`join${number}`, 'Concat', {}, [seen, up]);
        end = twice(sketch, `up${number}`, filters, [joined]);
      }
      sketch.add('classes', 'Conv', { filters: 2, kernel: 1 });
    }),
};
