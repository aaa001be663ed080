import type { Template } from './define.ts';
import { drawNetwork, input } from './sketch.ts';

/** Filters of each block: a convolution, then two of 1×1, the “network in the network”. */
const widths = [
  [192, 160, 96],
  [192, 192, 192],
  [192, 192, 10],
] as const;
const kernels = [5, 5, 3] as const;

/** The network for CIFAR-10, as its authors released it. */
export const nin: Template = {
  id: 'nin',
  name: 'NIN',
  kind: 'classifier',
  year: 2013,
  by: 'Lin, Chen & Yan',
  summary: {
    en: 'Network in network: 1×1 convolutions and a global average in place of fully connected layers; for CIFAR-10.',
    zh: '网络中的网络：用 1×1 卷积和全局平均取代全连接层；用于 CIFAR-10。',
  },
  published: { parameters: 966_986, source: 'the authors’ cifar10_full network' },
  draw: () =>
    drawNetwork('NIN', (sketch) => {
      input(sketch, 32, 3);
      for (const [index, [first, second, third]] of widths.entries()) {
        const block = index + 1;
        const kernel = kernels[index]!;
        sketch.add(`conv${block}`, 'Conv', { filters: first, kernel, padding: (kernel - 1) / 2 });
        sketch.add(`relu${block}`, 'ReLU');
        for (const [number, filters] of [second, third].entries()) {
          sketch.add(`cccp${block}_${number + 1}`, 'Conv', { filters, kernel: 1 });
          sketch.add(`cccp${block}_${number + 1}_relu`, 'ReLU');
        }
        if (block === 3) break;
        const pool = { kernel: 3, stride: 2, padding: 'same' };
        sketch.add(`pool${block}`, block === 1 ? 'MaxPool' : 'AveragePool', pool);
        sketch.add(`drop${block}`, 'Dropout');
      }
      sketch.add('average', 'GlobalAveragePool');
      sketch.add('softmax', 'Softmax');
    }),
};
