import type { Block } from './define.ts';
import { denseBlock } from './dense.ts';
import { depthwiseSeparableBlock } from './depthwise-separable.ts';
import { inceptionBlock } from './inception.ts';
import { bottleneckBlock, residualBlock } from './residual.ts';
import { squeezeExciteBlock } from './squeeze-excite.ts';

export type { Block } from './define.ts';
export { blockFragment } from './fragment.ts';

/** The blocks that come with the program, in the palette's order. */
export const blocks: readonly Block[] = [
  residualBlock,
  bottleneckBlock,
  inceptionBlock,
  denseBlock,
  depthwiseSeparableBlock,
  squeezeExciteBlock,
];
