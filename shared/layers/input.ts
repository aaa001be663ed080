import { defineLayer } from './define.ts';
import { MAX_CHANNELS } from './fields.ts';

const size = (en: string, zh: string) =>
  ({ kind: 'int', min: 1, max: 65_536, label: { en, zh }, unit: { en: 'px', zh: '像素' } }) as const;

/** Where the data comes in: `[batch, height, width, channels]`, pixel values from 0 to 1. */
export const input = defineLayer({
  type: 'Input',
  category: 'input',
  params: {
    height: size('Height', '高'),
    width: size('Width', '宽'),
    channels: { kind: 'int', min: 1, max: MAX_CHANNELS, label: { en: 'Channels', zh: '通道数' } },
  },
  inputs: { min: 0, max: 0 },
  help: {
    title: { en: 'Input', zh: '输入' },
    summary: {
      en: 'The images of the data set: height × width × channels.',
      zh: '数据集中的图像：高 × 宽 × 通道数。',
    },
    use: {
      en: 'Every network starts with one. Grey images have 1 channel, colour images 3.',
      zh: '每个网络都从它开始。灰度图有 1 个通道，彩色图有 3 个。',
    },
  },
  shape: (_, { height, width, channels }) => ({
    shape: [height, width, channels],
    formulas: [],
    findings: [],
  }),
  weights: () => [],
  build({ inputs }) {
    const fed = inputs[0];
    if (!fed) throw new Error('Input is fed by the compiler');
    return fed;
  },
  counterpart: {
    keras: ({ height, width, channels }) => `keras.Input((${height}, ${width}, ${channels}))`,
    pytorch: () => 'nn.Identity()',
  },
});
