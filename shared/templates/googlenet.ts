import { type InceptionWidths, inception, inception3a } from './blocks/inception.ts';
import type { Template } from './define.ts';
import { drawNetwork, input, type Sketch } from './sketch.ts';

/** One module as it stands in GoogLeNet, 3a, on what comes to it there. */
export const inceptionModule: Template = {
  id: 'inception',
  name: 'Inception module',
  kind: 'image',
  year: 2014,
  by: 'Szegedy et al.',
  summary: {
    en: 'One Inception module (3a of GoogLeNet). A part to build with: it ends in an image, so it cannot be trained by itself.',
    zh: '一个 Inception 模块（GoogLeNet 的 3a）。用来搭建的部件：输出是图像，因此不能单独训练。',
  },
  published: { parameters: 163_696, source: 'module 3a of the paper’s table 1, with biases' },
  draw: () =>
    drawNetwork('Inception module', (sketch) => {
      const from = input(sketch, 28, 192);
      inception(sketch, 'inception', [from], inception3a);
    }),
};

/** Table 1 of the paper: modules by stage. */
const stages: Readonly<Record<number, Readonly<Record<string, InceptionWidths>>>> = {
  3: { a: inception3a, b: [128, 128, 192, 32, 96, 64] },
  4: {
    a: [192, 96, 208, 16, 48, 64],
    b: [160, 112, 224, 24, 64, 64],
    c: [128, 128, 256, 24, 64, 64],
    d: [112, 144, 288, 32, 64, 64],
    e: [256, 160, 320, 32, 128, 128],
  },
  5: { a: [256, 160, 320, 32, 128, 128], b: [384, 192, 384, 48, 128, 128] },
};

const pool = (sketch: Sketch, stage: number): string =>
  sketch.add(`pool${stage}`, 'MaxPool', { kernel: 3, stride: 2, padding: 'same' });

export const googlenet: Template = {
  id: 'googlenet',
  name: 'GoogLeNet',
  kind: 'classifier',
  year: 2014,
  by: 'Szegedy et al.',
  summary: {
    en: 'Nine Inception modules, a twelfth of AlexNet’s parameters; without the two auxiliary classifiers.',
    zh: '九个 Inception 模块，参数仅为 AlexNet 的约十分之一；不含两个辅助分类器。',
  },
  published: {
    parameters: 6_998_552,
    source:
      'BVLC’s Caffe model without its auxiliary classifiers (no batch normalisation, unlike torchvision’s 6 624 904)',
  },
  draw: () =>
    drawNetwork('GoogLeNet', (sketch) => {
      input(sketch, 224, 3);
      sketch.add('conv1', 'Conv', { filters: 64, kernel: 7, stride: 2, padding: 3 });
      sketch.add('conv1_relu', 'ReLU');
      pool(sketch, 1);
      sketch.add('norm1', 'LRN');
      sketch.add('conv2_reduce', 'Conv', { filters: 64, kernel: 1 });
      sketch.add('conv2_reduce_relu', 'ReLU');
      sketch.add('conv2', 'Conv', { filters: 192, kernel: 3, padding: 1 });
      sketch.add('conv2_relu', 'ReLU');
      sketch.add('norm2', 'LRN');
      let end = pool(sketch, 2);
      for (const [stage, modules] of Object.entries(stages)) {
        for (const [letter, widths] of Object.entries(modules))
          end = inception(sketch, `inception_${stage}${letter}`, [end], widths);
        if (stage !== '5') end = pool(sketch, Number(stage));
      }
      sketch.add('average', 'GlobalAveragePool');
      sketch.add('drop', 'Dropout', { rate: 0.4 });
      sketch.add('fc', 'FC', { units: 1000 });
      sketch.add('softmax', 'Softmax');
    }),
};
