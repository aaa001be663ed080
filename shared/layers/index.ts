import { add } from './add.ts';
import { averagePool } from './average-pool.ts';
import { batchNorm } from './batch-norm.ts';
import { concat } from './concat.ts';
import { conv } from './conv.ts';
import { convTranspose } from './conv-transpose.ts';
import { crop } from './crop.ts';
import type { AnyLayer, Category } from './define.ts';
import { depthwiseConv } from './depthwise-conv.ts';
import { dropout } from './dropout.ts';
import { elu } from './elu.ts';
import { fc } from './fc.ts';
import { flatten } from './flatten.ts';
import { gelu } from './gelu.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { globalMaxPool } from './global-max-pool.ts';
import { input } from './input.ts';
import { largeMarginSoftmax } from './large-margin-softmax.ts';
import { leakyRelu } from './leaky-relu.ts';
import { lowRankFc } from './low-rank-fc.ts';
import { lrn } from './lrn.ts';
import { maxPool } from './max-pool.ts';
import { maxout } from './maxout.ts';
import { multiply } from './multiply.ts';
import { prelu } from './prelu.ts';
import { relu } from './relu.ts';
import { rrelu } from './rrelu.ts';
import { selu } from './selu.ts';
import { separableConv } from './separable-conv.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { spatialDropout } from './spatial-dropout.ts';
import { stochasticPool } from './stochastic-pool.ts';
import { swish } from './swish.ts';
import { tanh } from './tanh.ts';
import { upsample } from './upsample.ts';
import { zeroPad } from './zero-pad.ts';

/** The catalog, in the palette's order. */
export const layers: readonly AnyLayer[] = [
  input,
  conv,
  depthwiseConv,
  separableConv,
  convTranspose,
  maxPool,
  averagePool,
  stochasticPool,
  globalAveragePool,
  globalMaxPool,
  fc,
  lowRankFc,
  relu,
  leakyRelu,
  prelu,
  rrelu,
  elu,
  selu,
  gelu,
  swish,
  sigmoid,
  tanh,
  softplus,
  maxout,
  softmax,
  largeMarginSoftmax,
  batchNorm,
  lrn,
  dropout,
  spatialDropout,
  add,
  multiply,
  concat,
  flatten,
  zeroPad,
  crop,
  upsample,
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
