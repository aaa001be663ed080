import type { Network } from '../../shared/network/network.ts';
import { buildNetwork, type NetworkBuilder } from './network-builder.ts';

/** Blocks of each stage, and whether a block is a bottleneck (He et al. 2016, table 1). */
const DEPTHS = {
  18: { blocks: [2, 2, 2, 2], bottleneck: false },
  50: { blocks: [3, 4, 6, 3], bottleneck: true },
  152: { blocks: [3, 8, 36, 3], bottleneck: true },
} as const;

const convNorm = (b: NetworkBuilder, filters: number, kernel: number, stride: number, x?: string): string => {
  const padding = (kernel - 1) / 2;
  b.add('Conv', { filters, kernel, stride, padding, bias: false }, ...(x ? [x] : []));
  return b.add('BatchNorm');
};

/** A bottleneck's stride is at its 3 × 3, as everyone has it since. */
function block(
  b: NetworkBuilder,
  x: string,
  width: number,
  stride: number,
  bottleneck: boolean,
  projected: boolean,
) {
  const outputs = bottleneck ? 4 * width : width;
  if (bottleneck) {
    convNorm(b, width, 1, 1, x);
    b.add('ReLU');
  }
  convNorm(b, width, 3, stride, bottleneck ? undefined : x);
  b.add('ReLU');
  const residual = convNorm(b, outputs, bottleneck ? 1 : 3, 1);
  const short = projected ? convNorm(b, outputs, 1, stride, x) : x;
  b.add('Add', {}, residual, short);
  return b.add('ReLU');
}

/** A ResNet; images below 64 get a 3 × 3 convolution instead of 7 × 7 and pooling, as He et al. do for CIFAR-10. */
export function resNet(depth: keyof typeof DEPTHS, size: number, classes: number): Network {
  const { blocks, bottleneck } = DEPTHS[depth];
  const b = buildNetwork(`ResNet-${depth}`, [size, size, 3]);
  convNorm(b, 64, ...((size < 64 ? [3, 1] : [7, 2]) as [number, number]));
  let x = b.add('ReLU');
  if (size >= 64) x = b.add('MaxPool', { kernel: 3, stride: 2, padding: 1 });
  blocks.forEach((count, stage) => {
    for (let i = 0; i < count; i++) {
      const stride = i === 0 && stage > 0 ? 2 : 1;
      x = block(b, x, 64 * 2 ** stage, stride, bottleneck, i === 0 && (stage > 0 || bottleneck));
    }
  });
  b.add('GlobalAveragePool');
  b.add('FC', { units: classes });
  b.add('Softmax');
  return b.network;
}
