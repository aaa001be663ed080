import * as tf from '@tensorflow/tfjs-core';
import { biasAddGradOp, biasAddOp } from '../../../../shared/ops/bias.ts';
import { argMaxOp, batchSizeOp } from '../../../../shared/ops/cast.ts';
import { l2LossOp } from '../../../../shared/ops/l2-loss.ts';
import { matmulOp } from '../../../../shared/ops/matmul.ts';
import { reduceMeanOp, reduceSumOp } from '../../../../shared/ops/reduce.ts';
import { reduceMaxOp } from '../../../../shared/ops/reduce-max.ts';
import { softmaxCrossEntropyOp, softmaxOp } from '../../../../shared/ops/softmax.ts';
import { sumToOp } from '../../../../shared/ops/sum-to.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** Sums of many cells, and what is made of them. */
export const reductionKernels: readonly Kernel[] = [
  kernel(matmulOp, ({ inputs: [a, c], attrs }) => tf.matMul(a!, c!, attrs.transposeA, attrs.transposeB)),
  kernel(biasAddOp, ({ inputs: [x, bias] }) => tf.add(x!, bias!)),
  kernel(biasAddGradOp, ({ inputs: [g] }) => tf.sum(g!, axesBefore(g!.rank - 1))),
  kernel(reduceSumOp, ({ inputs: [x], attrs }) => tf.sum(x!, [...attrs.axes], attrs.keepDims)),
  kernel(reduceMeanOp, ({ inputs: [x], attrs }) => tf.mean(x!, [...attrs.axes], attrs.keepDims)),
  kernel(reduceMaxOp, ({ inputs: [x], attrs }) => tf.max(x!, [...attrs.axes], attrs.keepDims)),
  kernel(sumToOp, ({ inputs: [x], attrs: { shape } }) => {
    const lead = x!.rank - shape.length;
    const narrow = shape.flatMap((size, axis) => (size === 1 ? [axis + lead] : []));
    return tf.reshape(tf.sum(x!, [...axesBefore(lead), ...narrow]), [...shape]);
  }),
  kernel(l2LossOp, ({ inputs: [x] }) => tf.div(tf.sum(tf.square(x!)), 2)),
  kernel(argMaxOp, ({ inputs: [x] }) => tf.argMax(x!, -1)),
  kernel(batchSizeOp, ({ inputs: [like] }) => tf.scalar(like!.shape[0]!)),
  kernel(softmaxOp, ({ inputs: [x] }) => tf.softmax(x!)),
  kernel(softmaxCrossEntropyOp, ({ inputs: [logits, labels] }) => {
    const logProbabilities = tf.logSoftmax(logits!);
    const truth = tf.oneHot(labels!, logits!.shape[1]!, 1, 0, 'float32');
    return [tf.neg(tf.sum(tf.mul(truth, logProbabilities), 1)), tf.sub(tf.exp(logProbabilities), truth)];
  }),
];

const axesBefore = (count: number): number[] => Array.from({ length: count }, (_, axis) => axis);
