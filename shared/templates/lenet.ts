import type { Template } from './define.ts';
import { drawNetwork, input } from './sketch.ts';

/** LeNet-5 as it is drawn today: ReLU and max pooling in place of tanh and trained averages, C3 fully connected to S2. */
export const lenet5: Template = {
  id: 'lenet-5',
  name: 'LeNet-5',
  kind: 'small',
  year: 1998,
  by: 'LeCun, Bottou, Bengio & Haffner',
  summary: {
    en: 'Two convolutions and three fully connected layers: read the digits of cheques, and begins every course.',
    zh: '两个卷积层和三个全连接层：曾用于识别支票数字，也是每门课程的起点。',
  },
  published: { parameters: 61_706, source: 'LeNet-5 with every map connected, as in PyTorch’s tutorial' },
  draw: () =>
    drawNetwork(
      'LeNet-5',
      (sketch) => {
        input(sketch, 28, 1);
        sketch.add('conv1', 'Conv', { filters: 6, kernel: 5, padding: 2 });
        sketch.add('relu1', 'ReLU');
        sketch.add('pool1', 'MaxPool', { kernel: 2 });
        sketch.add('conv2', 'Conv', { filters: 16, kernel: 5 });
        sketch.add('relu2', 'ReLU');
        sketch.add('pool2', 'MaxPool', { kernel: 2 });
        sketch.add('fc1', 'FC', { units: 120 });
        sketch.add('relu3', 'ReLU');
        sketch.add('fc2', 'FC', { units: 84 });
        sketch.add('relu4', 'ReLU');
        sketch.add('fc3', 'FC', { units: 10 });
        sketch.add('softmax', 'Softmax');
      },
      { dataset: 'mnist' },
    ),
};
