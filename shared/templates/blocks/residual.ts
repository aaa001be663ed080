import type { NodeId } from '../../network/network.ts';
import type { Sketch, Source } from '../sketch.ts';
import { type Block, channelsOf } from './define.ts';

export interface ResidualOptions {
  /** Filters of the 3×3 convolutions. */
  readonly filters: number;
  readonly stride?: number;
  /** A 1×1 convolution on the shortcut, where the shape changes. */
  readonly project?: boolean;
}

const stepped = (stride: number): { readonly stride?: number } => (stride === 1 ? {} : { stride });

/** The shortcut's end: what came in, by a 1×1 convolution where its shape has to change. */
function shortcut(sketch: Sketch, name: string, from: Source, filters: number, stride: number): Source {
  sketch.add(`${name}_project`, 'Conv', { filters, kernel: 1, ...stepped(stride), bias: false }, from);
  return [sketch.add(`${name}_project_norm`, 'BatchNorm')];
}

/** Two 3×3 convolutions and a shortcut: y = ReLU(F(x) + x) (He et al. 2016). */
export function residual(
  sketch: Sketch,
  name: string,
  from: Source,
  { filters, stride = 1, project = false }: ResidualOptions,
): NodeId {
  const conv = (step: number) => ({ filters, kernel: 3, ...stepped(step), padding: 1, bias: false });
  sketch.add(`${name}_conv1`, 'Conv', conv(stride), from);
  sketch.add(`${name}_norm1`, 'BatchNorm');
  sketch.add(`${name}_relu1`, 'ReLU');
  sketch.add(`${name}_conv2`, 'Conv', conv(1));
  const branch = sketch.add(`${name}_norm2`, 'BatchNorm');
  const kept = project ? shortcut(sketch, name, from, filters, stride) : from;
  sketch.add(`${name}_add`, 'Add', {}, [branch, ...kept]);
  return sketch.add(`${name}_relu2`, 'ReLU');
}

/** 1×1, 3×3 and 1×1 convolutions, narrow in the middle, and a shortcut; the stride is the 3×3's (ResNet 1.5). */
export function bottleneck(
  sketch: Sketch,
  name: string,
  from: Source,
  { filters, stride = 1, project = false }: ResidualOptions,
  out = 4 * filters,
): NodeId {
  sketch.add(`${name}_conv1`, 'Conv', { filters, kernel: 1, bias: false }, from);
  sketch.add(`${name}_norm1`, 'BatchNorm');
  sketch.add(`${name}_relu1`, 'ReLU');
  sketch.add(`${name}_conv2`, 'Conv', { filters, kernel: 3, ...stepped(stride), padding: 1, bias: false });
  sketch.add(`${name}_norm2`, 'BatchNorm');
  sketch.add(`${name}_relu2`, 'ReLU');
  sketch.add(`${name}_conv3`, 'Conv', { filters: out, kernel: 1, bias: false });
  const branch = sketch.add(`${name}_norm3`, 'BatchNorm');
  const kept = project ? shortcut(sketch, name, from, out, stride) : from;
  sketch.add(`${name}_add`, 'Add', {}, [branch, ...kept]);
  return sketch.add(`${name}_relu3`, 'ReLU');
}

export const residualBlock: Block = {
  id: 'residual',
  stem: 'residual',
  category: 'merge',
  help: {
    title: { en: 'Residual', zh: '残差块' },
    summary: {
      en: 'Two 3×3 convolutions, added to what came in (ResNet-18).',
      zh: '两个 3×3 卷积，与输入相加（ResNet-18）。',
    },
  },
  draw: (sketch, name, from, shape) => residual(sketch, name, from, { filters: channelsOf(shape, 64) }),
};

export const bottleneckBlock: Block = {
  id: 'bottleneck',
  stem: 'bottleneck',
  category: 'merge',
  help: {
    title: { en: 'Bottleneck', zh: '瓶颈块' },
    summary: {
      en: '1×1, 3×3 and 1×1 convolutions, a quarter as wide in the middle, added to what came in (ResNet-50).',
      zh: '1×1、3×3、1×1 卷积，中间宽度为四分之一，与输入相加（ResNet-50）。',
    },
  },
  draw(sketch, name, from, shape) {
    const channels = channelsOf(shape, 256);
    return bottleneck(sketch, name, from, { filters: Math.max(1, Math.round(channels / 4)) }, channels);
  },
};
