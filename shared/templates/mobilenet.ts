import { depthwiseSeparable } from './blocks/depthwise-separable.ts';
import type { Template } from './define.ts';
import { averageAndClassify, drawNetwork, input } from './sketch.ts';

/** Filters and stride of each depthwise separable convolution (table 1 of the paper). */
const blocks = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
] as const;

const relu6 = { ceiling: 6 };

export const mobilenet: Template = {
  id: 'mobilenet',
  name: 'MobileNet',
  kind: 'classifier',
  year: 2017,
  by: 'Howard et al.',
  summary: {
    en: 'Thirteen depthwise separable convolutions: made for telephones, a thirtieth of VGG-16’s work.',
    zh: '十三个深度可分离卷积：为手机而设计，计算量约为 VGG-16 的三十分之一。',
  },
  published: {
    parameters: 4_253_864,
    trainableParameters: 4_231_976,
    multiplyAdds: 568_740_352,
    source: 'Keras Applications',
  },
  draw: () =>
    drawNetwork('MobileNet', (sketch) => {
      input(sketch, 224, 3);
      sketch.add('conv1', 'Conv', { filters: 32, kernel: 3, stride: 2, padding: 'same', bias: false });
      sketch.add('norm1', 'BatchNorm');
      let end = sketch.add('relu1', 'ReLU', relu6);
      for (const [index, [filters, stride]] of blocks.entries())
        end = depthwiseSeparable(sketch, `block${index + 1}`, [end], { filters, stride, activation: relu6 });
      averageAndClassify(sketch, 1000);
    }),
};
