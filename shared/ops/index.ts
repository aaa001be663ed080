import {
  leakyReluGradOp,
  leakyReluOp,
  reluGradOp,
  reluOp,
  sigmoidGradOp,
  sigmoidOp,
  tanhGradOp,
  tanhOp,
} from './activation.ts';
import { addNOp } from './add-n.ts';
import { batchNormGradOp, batchNormInferenceOp, batchNormTrainingOp } from './batch-norm.ts';
import { biasAddGradOp, biasAddOp } from './bias.ts';
import {
  addOp,
  divideOp,
  equalOp,
  greaterEqualOp,
  maximumOp,
  minimumOp,
  multiplyOp,
  subtractOp,
} from './binary.ts';
import { argMaxOp, batchSizeOp, castOp, oneHotOp, stopGradientOp } from './cast.ts';
import { conv2dBackpropFilterOp, conv2dBackpropInputOp, conv2dOp } from './conv2d.ts';
import { conv2dTransposeOp } from './conv2d-transpose.ts';
import type { OpDefinition } from './define.ts';
import {
  depthwiseConv2dBackpropFilterOp,
  depthwiseConv2dBackpropInputOp,
  depthwiseConv2dOp,
} from './depthwise-conv2d.ts';
import { l2LossOp, powerOp } from './l2-loss.ts';
import { lrnGradOp, lrnOp } from './lrn.ts';
import { matmulOp } from './matmul.ts';
import { negateOp } from './negate.ts';
import { concatOp, padOp, sliceOp } from './pad-slice-concat.ts';
import { averagePoolGradOp, averagePoolOp, maxPoolGradOp, maxPoolOp } from './pool.ts';
import { randomUniformOp } from './random/random-uniform.ts';
import { reduceMeanOp, reduceSumOp } from './reduce.ts';
import { reduceMaxOp } from './reduce-max.ts';
import { reshapeOp } from './reshape.ts';
import { softmaxCrossEntropyOp, softmaxOp } from './softmax.ts';
import { constantOp, placeholderOp, readVariableOp } from './sources.ts';
import { everyCellGradOp, everyCellOp } from './strided-slice.ts';
import { broadcastLikeOp, sumToOp } from './sum-to.ts';
import {
  absOp,
  eluGradOp,
  eluOp,
  erfOp,
  expOp,
  logOp,
  seluGradOp,
  seluOp,
  signOp,
  softplusGradOp,
  softplusOp,
  sqrtOp,
  squareOp,
} from './unary.ts';
import {
  applyAdadeltaOp,
  applyAdagradOp,
  applyAdamOp,
  applyAdamWOp,
  applyGradientDescentOp,
  applyMomentumOp,
  applyRmsPropOp,
  assignVariableOp,
  readUpdatedOp,
} from './updates.ts';
import { upsampleGradOp, upsampleOp } from './upsample.ts';

/** An op of any attributes, as the catalog holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the catalog erases the attribute type; instructions carry what `add` checked.
export type AnyOp = OpDefinition<any>;

/** The compiler's catalog, one line a family. */
const catalog: readonly AnyOp[] = [
  ...[placeholderOp, constantOp, readVariableOp, readUpdatedOp, assignVariableOp],
  ...[conv2dOp, conv2dBackpropInputOp, conv2dBackpropFilterOp, conv2dTransposeOp],
  ...[depthwiseConv2dOp, depthwiseConv2dBackpropInputOp, depthwiseConv2dBackpropFilterOp],
  ...[matmulOp, biasAddOp, biasAddGradOp],
  ...[maxPoolOp, maxPoolGradOp, averagePoolOp, averagePoolGradOp],
  ...[reluOp, reluGradOp, leakyReluOp, leakyReluGradOp, sigmoidOp, sigmoidGradOp, tanhOp, tanhGradOp],
  ...[eluOp, eluGradOp, seluOp, seluGradOp, softplusOp, softplusGradOp],
  ...[expOp, logOp, signOp, absOp, squareOp, sqrtOp, erfOp, maximumOp, minimumOp],
  ...[lrnOp, lrnGradOp, everyCellOp, everyCellGradOp, upsampleOp, upsampleGradOp],
  ...[softmaxOp, softmaxCrossEntropyOp],
  ...[batchNormTrainingOp, batchNormInferenceOp, batchNormGradOp],
  ...[addOp, subtractOp, multiplyOp, divideOp, negateOp, addNOp, greaterEqualOp, equalOp],
  ...[reduceSumOp, reduceMeanOp, sumToOp, broadcastLikeOp, l2LossOp, powerOp, reduceMaxOp],
  ...[reshapeOp, padOp, sliceOp, concatOp],
  ...[castOp, argMaxOp, oneHotOp, batchSizeOp, stopGradientOp, randomUniformOp],
  ...[applyGradientDescentOp, applyMomentumOp, applyRmsPropOp, applyAdamOp, applyAdamWOp],
  ...[applyAdagradOp, applyAdadeltaOp],
];

export const ops: ReadonlyMap<string, AnyOp> = new Map(catalog.map((op) => [op.name, op]));

/** @throws Error naming the op when the catalog lacks it. */
export function findOp(name: string): AnyOp {
  const op = ops.get(name);
  if (!op) throw new Error(`There is no op ${name} in the catalog`);
  return op;
}
