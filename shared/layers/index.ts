import { add } from './add.ts';
import { averagePool } from './average-pool.ts';
import { batchNorm } from './batch-norm.ts';
import { concat } from './concat.ts';
import { conv } from './conv.ts';
import type { AnyLayer, Category } from './define.ts';
import { dropout } from './dropout.ts';
import { fc } from './fc.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { input } from './input.ts';
import { leakyRelu } from './leaky-relu.ts';
import { maxPool } from './max-pool.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { tanh } from './tanh.ts';
import { zeroPad } from './zero-pad.ts';

/** The catalog, in the palette's order. */
export const layers: readonly AnyLayer[] = [
  input,
  conv,
  maxPool,
  averagePool,
  globalAveragePool,
  fc,
  relu,
  leakyRelu,
  sigmoid,
  tanh,
  softmax,
  batchNorm,
  dropout,
  add,
  concat,
  flatten,
  zeroPad,
];

/** The palette's groups, in order. */
export const categories: readonly Category[] = [
  'input',
  'convolution',
  'pooling',
  'dense',
  'activation',
  'normalisation',
  'regularisation',
  'merge',
  'shape',
];

const byType = new Map(layers.map((layer) => [layer.type, layer]));

export const findLayer = (type: string): AnyLayer | undefined => byType.get(type);
