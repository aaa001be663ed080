import { maxPool } from '../ops/pool.ts';
import { reshape } from '../ops/reshape.ts';
import { BATCH } from '../ops/types.ts';
import { defineLayer } from './define.ts';
import { globalPoolShape } from './global-pool.ts';

/** y[c] = the largest value of channel c (Oquab et al. 2015). */
export const globalMaxPool = defineLayer({
  type: 'GlobalMaxPool',
  category: 'pooling',
  params: {},
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Global max pooling', zh: '全局最大池化' },
    aliases: ['gmp'],
    summary: {
      en: 'One number a channel: its largest value in the whole image.',
      zh: '每个通道一个数：整幅图像上的最大值。',
    },
    use: {
      en: 'At the end of a network that asks whether something is anywhere in the image.',
      zh: '用在网络末尾，判断图像中任意位置是否出现某物。',
    },
    formula: 'y[c] = max x[i, j, c]',
  },
  shape: ([shape]) => globalPoolShape(shape!),
  weights: () => [],
  window: () => 'global',
  build({ b, inputs }) {
    const [, height, width, channels] = inputs[0]!.type.shape as [number, number, number, number];
    // One window over everything: its gradient goes to one cell, where a reduction would share it among equals.
    const size = [height, width];
    const y = maxPool(b, inputs[0]!, { kernel: size, strides: size, padding: [0, 0] });
    return reshape(b, y, { shape: [BATCH, channels] });
  },
  counterpart: {
    keras: () => 'layers.GlobalMaxPooling2D()',
    pytorch: () => 'nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten())',
  },
});
