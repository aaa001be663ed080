import { maxPool as maxPoolOp } from '../ops/pool.ts';
import { defineLayer } from './define.ts';
import {
  kerasPoolArguments,
  poolAttrs,
  poolParams,
  poolShape,
  poolWindow,
  torchPoolPadding,
} from './pooling.ts';
import { pyPair } from './python.ts';

/** y = the largest value of each window, channel by channel; no parameters. */
export const maxPool = defineLayer({
  type: 'MaxPool',
  category: 'pooling',
  params: poolParams,
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Max pooling', zh: '最大池化' },
    aliases: ['max pool'],
    summary: { en: 'Keeps the largest value of each window.', zh: '保留每个窗口中的最大值。' },
    use: {
      en: 'Halves height and width (2×2, stride 2) and keeps the strongest responses; it learns nothing.',
      zh: '使高和宽减半（2×2，步幅 2），保留最强的响应；没有可学习的参数。',
    },
    formula: '(W − F + 2P)/S + 1',
  },
  shape: ([shape], params) => poolShape(shape!, params),
  weights: () => [],
  window: (params, [shape]) => poolWindow(params, shape!),
  build: ({ b, inputs, params }) => maxPoolOp(b, inputs[0]!, poolAttrs(params)),
  counterpart: {
    keras(params) {
      const args = kerasPoolArguments(params);
      return args && `layers.MaxPooling2D(${args})`;
    },
    pytorch(params, [shape]) {
      const { argument, before } = torchPoolPadding(shape!, params);
      const call = `nn.MaxPool2d(${pyPair(params.kernel)}, stride=${pyPair(params.stride)}, padding=${pyPair(argument)})`;
      return before ? `nn.Sequential(nn.ConstantPad2d(${before}, float("-inf")), ${call})` : call;
    },
  },
});
