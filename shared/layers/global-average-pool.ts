import { reduceMean } from '../ops/reduce.ts';
import { defineLayer } from './define.ts';
import { globalPoolShape } from './global-pool.ts';

/** y[c] = mean of channel c over height and width (Lin, Chen & Yan 2013, "Network in Network"). */
export const globalAveragePool = defineLayer({
  type: 'GlobalAveragePool',
  category: 'pooling',
  params: {},
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Global average pooling', zh: '全局平均池化' },
    aliases: ['gap', 'globalavgpool'],
    summary: {
      en: 'One number a channel: its mean over the whole image.',
      zh: '每个通道一个数：整幅图像上的平均值。',
    },
    use: {
      en: 'Replaces the large first FC layer at the end of ResNet-like networks, without any parameters.',
      zh: '在 ResNet 类网络末尾代替庞大的首个全连接层，且没有参数。',
    },
    formula: 'y[c] = Σ x[i, j, c] / (H·W)',
  },
  shape: ([shape]) => globalPoolShape(shape!),
  weights: () => [],
  window: () => 'global',
  build: ({ b, inputs }) => reduceMean(b, inputs[0]!, { axes: [1, 2] }),
  counterpart: {
    keras: () => 'layers.GlobalAveragePooling2D()',
    pytorch: () => 'nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())',
  },
});
