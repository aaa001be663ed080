import type { NodeId } from '../../network/network.ts';
import type { Sketch, Source } from '../sketch.ts';
import { type Block, channelsOf } from './define.ts';

/** Filters of an Inception module, in the order of the columns of the paper's table 1. */
export type InceptionWidths = readonly [
  one: number,
  reduce3: number,
  three: number,
  reduce5: number,
  five: number,
  pool: number,
];

/** Those of module 3a, for 192 channels. */
export const inception3a: InceptionWidths = [64, 96, 128, 16, 32, 32];

/** 1×1, 3×3 and 5×5 convolutions and a pool side by side, their channels stacked (Szegedy et al. 2015). */
export function inception(
  sketch: Sketch,
  name: string,
  from: Source,
  [one, reduce3, three, reduce5, five, pool]: InceptionWidths,
): NodeId {
  const conv = (id: string, filters: number, kernel: number, source?: Source): NodeId => {
    const padding = (kernel - 1) / 2;
    const params = padding === 0 ? { filters, kernel } : { filters, kernel, padding };
    sketch.add(`${name}_${id}`, 'Conv', params, source);
    return sketch.add(`${name}_${id}_relu`, 'ReLU');
  };
  const first = conv('1x1', one, 1, from);
  conv('3x3_reduce', reduce3, 1, from);
  const second = conv('3x3', three, 3);
  conv('5x5_reduce', reduce5, 1, from);
  const third = conv('5x5', five, 5);
  sketch.add(`${name}_pool`, 'MaxPool', { kernel: 3, stride: 1, padding: 1 }, from);
  const fourth = conv('pool_proj', pool, 1);
  return sketch.add(`${name}_output`, 'Concat', {}, [first, second, third, fourth]);
}

export const inceptionBlock: Block = {
  id: 'inception',
  stem: 'inception',
  category: 'merge',
  help: {
    title: { en: 'Inception', zh: 'Inception 模块' },
    summary: {
      en: '1×1, 3×3 and 5×5 convolutions and a pool side by side, their channels stacked (GoogLeNet).',
      zh: '1×1、3×3、5×5 卷积与池化并列，通道拼接（GoogLeNet）。',
    },
  },
  draw(sketch, name, from, shape) {
    // Module 3a's shares of what comes in.
    const share = channelsOf(shape, 192) / 192;
    const [one, reduce3, three, reduce5, five, pool] = inception3a.map((filters) =>
      Math.max(1, Math.round(filters * share)),
    );
    return inception(sketch, name, from, [one!, reduce3!, three!, reduce5!, five!, pool!]);
  },
};
