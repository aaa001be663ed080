import type { Template } from './define.ts';
import { denseHead, drawNetwork, input } from './sketch.ts';

/** Convolutions of each stage (configuration D of the paper) and their filters. */
const stages = [
  [2, 64],
  [2, 128],
  [3, 256],
  [3, 512],
  [3, 512],
] as const;

export const vgg16: Template = {
  id: 'vgg-16',
  name: 'VGG-16',
  kind: 'classifier',
  year: 2014,
  by: 'Simonyan & Zisserman',
  summary: {
    en: 'Nothing but 3×3 convolutions, twice as wide after each pool; three quarters of it is one layer.',
    zh: '只用 3×3 卷积，每次池化后宽度加倍；四分之三的参数在一个层里。',
  },
  published: {
    parameters: 138_357_544,
    multiplyAdds: 15_470_264_320,
    source: 'Keras Applications and torchvision',
  },
  draw: () =>
    drawNetwork('VGG-16', (sketch) => {
      input(sketch, 224, 3);
      for (const [index, [count, filters]] of stages.entries()) {
        const stage = index + 1;
        for (let number = 1; number <= count; number++) {
          sketch.add(`conv${stage}_${number}`, 'Conv', { filters, kernel: 3, padding: 1 });
          sketch.add(`relu${stage}_${number}`, 'ReLU');
        }
        sketch.add(`pool${stage}`, 'MaxPool', { kernel: 2 });
      }
      denseHead(sketch, 6, [4096, 4096], 1000);
    }),
};
