import type { Template } from './define.ts';
import { denseHead, drawNetwork, input, type Sketch } from './sketch.ts';

/** The five convolutions that AlexNet and ZFNet share: two with pooling and LRN, three in a row, pooling. */
function fiveConvolutions(
  sketch: Sketch,
  first: Readonly<Record<string, number>>,
  second: Readonly<Record<string, number>>,
  pool: Readonly<Record<string, number>>,
): void {
  for (const [index, params] of [first, second].entries()) {
    const number = index + 1;
    sketch.add(`conv${number}`, 'Conv', params);
    sketch.add(`relu${number}`, 'ReLU');
    sketch.add(`pool${number}`, 'MaxPool', pool);
    sketch.add(`norm${number}`, 'LRN');
  }
  for (const [index, filters] of [384, 384, 256].entries()) {
    sketch.add(`conv${index + 3}`, 'Conv', { filters, kernel: 3, padding: 1 });
    sketch.add(`relu${index + 3}`, 'ReLU');
  }
  sketch.add('pool3', 'MaxPool', { kernel: 3, stride: 2 });
}

/** AlexNet in one column, from 227×227 as in the notes of CS231n; the original's two columns have 60 965 224 parameters. */
export const alexnet: Template = {
  id: 'alexnet',
  name: 'AlexNet',
  kind: 'classifier',
  year: 2012,
  by: 'Krizhevsky, Sutskever & Hinton',
  summary: {
    en: 'Won ImageNet by far and began the decade: in one column, from 227×227 as in CS231n’s notes.',
    zh: '以巨大优势赢得 ImageNet，开启了深度学习十年：单列版本，输入 227×227，同 CS231n 讲义。',
  },
  published: {
    parameters: 62_378_344,
    source:
      'the layer table of CS231n, one column; 60 965 224 with the original’s two groups in conv2, conv4 and conv5',
  },
  draw: () =>
    drawNetwork('AlexNet', (sketch) => {
      input(sketch, 227, 3);
      fiveConvolutions(
        sketch,
        { filters: 96, kernel: 11, stride: 4 },
        { filters: 256, kernel: 5, padding: 2 },
        { kernel: 3, stride: 2 },
      );
      denseHead(sketch, 6, [4096, 4096], 1000);
    }),
};

/** ZFNet, figure 3 of the paper: AlexNet with a finer first convolution. */
export const zfnet: Template = {
  id: 'zfnet',
  name: 'ZFNet',
  kind: 'classifier',
  year: 2013,
  by: 'Zeiler & Fergus',
  summary: {
    en: 'AlexNet looked into and mended: 7×7 with stride 2 in place of 11×11 with stride 4.',
    zh: '剖析并改进的 AlexNet：以步幅 2 的 7×7 取代步幅 4 的 11×11。',
  },
  published: { parameters: 62_357_608, source: 'figure 3 of the paper, each layer’s weights and biases' },
  draw: () =>
    drawNetwork('ZFNet', (sketch) => {
      input(sketch, 224, 3);
      fiveConvolutions(
        sketch,
        { filters: 96, kernel: 7, stride: 2, padding: 1 },
        { filters: 256, kernel: 5, stride: 2 },
        { kernel: 3, stride: 2, padding: 1 },
      );
      denseHead(sketch, 6, [4096, 4096], 1000);
    }),
};
