import type { JsonObject, NodeId } from '../../network/network.ts';
import type { Sketch, Source } from '../sketch.ts';
import { type Block, channelsOf } from './define.ts';

/** A 3×3 filter a channel, then a 1×1 convolution that mixes them, each with BN and ReLU (Howard et al. 2017). */
export function depthwiseSeparable(
  sketch: Sketch,
  name: string,
  from: Source,
  {
    filters,
    stride = 1,
    activation = {},
  }: { readonly filters: number; readonly stride?: number; readonly activation?: JsonObject },
): NodeId {
  const step = stride === 1 ? {} : { stride };
  sketch.add(
    `${name}_depthwise`,
    'DepthwiseConv',
    { kernel: 3, ...step, padding: 'same', bias: false },
    from,
  );
  sketch.add(`${name}_norm1`, 'BatchNorm');
  sketch.add(`${name}_relu1`, 'ReLU', activation);
  sketch.add(`${name}_pointwise`, 'Conv', { filters, kernel: 1, bias: false });
  sketch.add(`${name}_norm2`, 'BatchNorm');
  return sketch.add(`${name}_relu2`, 'ReLU', activation);
}

export const depthwiseSeparableBlock: Block = {
  id: 'depthwise-separable',
  stem: 'separable',
  category: 'convolution',
  help: {
    title: { en: 'Depthwise separable', zh: '深度可分离块' },
    summary: {
      en: 'A 3×3 filter a channel, then a 1×1 convolution over all of them (MobileNet).',
      zh: '每个通道一个 3×3 滤波器，再用 1×1 卷积混合通道（MobileNet）。',
    },
  },
  draw: (sketch, name, from, shape) =>
    depthwiseSeparable(sketch, name, from, { filters: channelsOf(shape, 64) }),
};
