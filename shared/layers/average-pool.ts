import { averagePool as averagePoolOp } from '../ops/pool.ts';
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

/** y = the mean of each window's real cells, channel by channel: padding does not count. No parameters. */
export const averagePool = defineLayer({
  type: 'AveragePool',
  category: 'pooling',
  params: poolParams,
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Average pooling', zh: '平均池化' },
    aliases: ['avgpool', 'avg pool', 'mean pooling'],
    summary: {
      en: 'Keeps the mean of each window; padded cells do not count.',
      zh: '保留每个窗口的平均值；填充的格子不计入。',
    },
    use: {
      en: 'A smoother way to shrink than max pooling; LeNet and DenseNet transitions use it.',
      zh: '比最大池化更平滑的缩小方式；LeNet 和 DenseNet 的过渡层使用它。',
    },
    formula: '(W − F + 2P)/S + 1',
  },
  shape: ([shape], params) => poolShape(shape!, params),
  weights: () => [],
  window: (params, [shape]) => poolWindow(params, shape!),
  build: ({ b, inputs, params }) => averagePoolOp(b, inputs[0]!, poolAttrs(params)),
  counterpart: {
    keras(params) {
      const args = kerasPoolArguments(params);
      return args && `layers.AveragePooling2D(${args})`;
    },
    pytorch(params, [shape]) {
      const { argument, before } = torchPoolPadding(shape!, params);
      // PyTorch leaves only an even padding out of the mean: an uneven one is divided out, by the share of real cells.
      const mean = (x: string): string =>
        `nn.functional.avg_pool2d(nn.functional.pad(${x}, ${before}), ${pyPair(params.kernel)}, ${pyPair(params.stride)})`;
      if (before) return `(lambda x: ${mean('x')} / ${mean('torch.ones_like(x[:1, :1])')})`;
      return `nn.AvgPool2d(${pyPair(params.kernel)}, stride=${pyPair(params.stride)}, padding=${pyPair(argument)}, count_include_pad=False)`;
    },
  },
});
