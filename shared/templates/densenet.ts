import { dense } from './blocks/dense.ts';
import type { Template } from './define.ts';
import { stem } from './resnet.ts';
import { averageAndClassify, drawNetwork, input } from './sketch.ts';

const growth = 32;

/** DenseNet-121: 6, 12, 24 and 16 layers, halved in width and size between. */
export const densenet121: Template = {
  id: 'densenet-121',
  name: 'DenseNet-121',
  kind: 'classifier',
  year: 2017,
  by: 'Huang, Liu, van der Maaten & Weinberger',
  summary: {
    en: 'Every layer of a block sees all before it, and adds 32 channels.',
    zh: '块中的每一层都看到之前的所有层，并增加 32 个通道。',
  },
  published: { trainableParameters: 7_978_856, source: 'torchvision' },
  draw: () =>
    drawNetwork('DenseNet-121', (sketch) => {
      input(sketch, 224, 3);
      let end = stem(sketch);
      let channels = 64;
      for (const [index, layers] of [6, 12, 24, 16].entries()) {
        const number = index + 1;
        end = dense(sketch, `block${number}`, [end], { layers, growth });
        channels += layers * growth;
        sketch.add(`norm${number + 1}`, 'BatchNorm');
        sketch.add(`relu${number + 1}`, 'ReLU');
        if (number === 4) break;
        channels /= 2;
        sketch.add(`transition${number}`, 'Conv', { filters: channels, kernel: 1, bias: false });
        end = sketch.add(`pool${number + 1}`, 'AveragePool', { kernel: 2 });
      }
      averageAndClassify(sketch, 1000);
    }),
};
