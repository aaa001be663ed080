import { residual } from './blocks/residual.ts';
import type { Template } from './define.ts';
import { averageAndClassify, drawNetwork, input, type Sketch } from './sketch.ts';

/** Networks that learn in minutes on the data that comes with the program. */

export const perceptron: Template = {
  id: 'mlp',
  name: 'Multilayer perceptron',
  kind: 'small',
  summary: {
    en: 'Two hidden layers and no convolution: what a CNN is measured against on digits.',
    zh: '两个隐藏层，没有卷积：在数字识别上与 CNN 作比较的基准。',
  },
  draw: () =>
    drawNetwork(
      'Multilayer perceptron',
      (sketch) => {
        input(sketch, 28, 1);
        for (const number of [1, 2]) {
          sketch.add(`fc${number}`, 'FC', { units: 512 });
          sketch.add(`relu${number}`, 'ReLU');
        }
        sketch.add('fc3', 'FC', { units: 10 });
        sketch.add('softmax', 'Softmax');
      },
      { dataset: 'mnist' },
    ),
};

function convNormRelu(sketch: Sketch, number: number, filters: number): void {
  sketch.add(`conv${number}`, 'Conv', { filters, kernel: 3, padding: 1, bias: false });
  sketch.add(`norm${number}`, 'BatchNorm');
  sketch.add(`relu${number}`, 'ReLU');
}

export const smallCnn: Template = {
  id: 'cnn-shapes',
  name: 'Small CNN',
  kind: 'small',
  summary: {
    en: 'Four convolutions with batch normalisation, for the drawn shapes in colour.',
    zh: '四个带批归一化的卷积，用于彩色图形数据集。',
  },
  draw: () =>
    drawNetwork(
      'Small CNN',
      (sketch) => {
        input(sketch, 32, 3);
        for (const [index, filters] of [32, 64, 96].entries()) {
          convNormRelu(sketch, index + 1, filters);
          sketch.add(`pool${index + 1}`, 'MaxPool', { kernel: 2 });
        }
        convNormRelu(sketch, 4, 96);
        averageAndClassify(sketch, 10);
      },
      { dataset: 'shapes', epochs: 8, batchSize: 64 },
    ),
};

export const smallResidual: Template = {
  id: 'residual-shapes',
  name: 'Small residual network',
  kind: 'small',
  summary: {
    en: 'Three residual blocks, for the drawn shapes in colour.',
    zh: '三个残差块，用于彩色图形数据集。',
  },
  draw: () =>
    drawNetwork(
      'Small residual network',
      (sketch) => {
        input(sketch, 32, 3);
        convNormRelu(sketch, 1, 16);
        let end = residual(sketch, 'block1', ['relu1'], { filters: 16 });
        end = residual(sketch, 'block2', [end], { filters: 32, stride: 2, project: true });
        residual(sketch, 'block3', [end], { filters: 64, stride: 2, project: true });
        averageAndClassify(sketch, 10);
      },
      { dataset: 'shapes', epochs: 8 },
    ),
};
