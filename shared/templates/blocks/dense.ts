import type { NodeId } from '../../network/network.ts';
import type { Sketch, Source } from '../sketch.ts';
import { type Block, channelsOf } from './define.ts';

/** `layers` times BN, ReLU, 1×1 and BN, ReLU, 3×3, each stacked onto all that came before (Huang et al. 2017, DenseNet-BC). */
export function dense(
  sketch: Sketch,
  name: string,
  from: Source,
  { layers, growth }: { readonly layers: number; readonly growth: number },
): NodeId {
  let sofar = from;
  let end = '';
  for (let number = 1; number <= layers; number++) {
    const id = `${name}_${number}`;
    sketch.add(`${id}_norm1`, 'BatchNorm', {}, sofar);
    sketch.add(`${id}_relu1`, 'ReLU');
    sketch.add(`${id}_conv1`, 'Conv', { filters: 4 * growth, kernel: 1, bias: false });
    sketch.add(`${id}_norm2`, 'BatchNorm');
    sketch.add(`${id}_relu2`, 'ReLU');
    const grown = sketch.add(`${id}_conv2`, 'Conv', { filters: growth, kernel: 3, padding: 1, bias: false });
    end = sketch.add(`${id}_concat`, 'Concat', {}, [...sofar, grown]);
    sofar = [end];
  }
  return end;
}

export const denseBlock: Block = {
  id: 'dense',
  stem: 'dense',
  category: 'merge',
  help: {
    title: { en: 'Dense', zh: '稠密块' },
    summary: {
      en: 'Three layers, each of which sees the channels of all before it (DenseNet).',
      zh: '三层，每层都看到之前所有层的通道（DenseNet）。',
    },
  },
  draw: (sketch, name, from, shape) =>
    dense(sketch, name, from, { layers: 3, growth: channelsOf(shape, 64) >= 64 ? 32 : 12 }),
};
