import * as tf from '@tensorflow/tfjs-core';
import {
  batchNormGradOp,
  batchNormInferenceOp,
  batchNormTrainingOp,
} from '../../../../shared/ops/batch-norm.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** Over all axes but the channels. */
const AXES = [0, 1, 2];

const normalise = (x: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor, epsilon: number): tf.Tensor =>
  tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon)));

export const batchNormKernels: readonly Kernel[] = [
  kernel(batchNormTrainingOp, ({ inputs: [x, gamma, beta], attrs: { epsilon } }) => {
    const mean = tf.mean(x!, AXES);
    const variance = tf.mean(tf.square(tf.sub(x!, mean)), AXES);
    const y = tf.add(tf.mul(gamma!, normalise(x!, mean, variance, epsilon)), beta!);
    const count = x!.size / gamma!.size;
    const unbiased = tf.mul(variance, count / Math.max(count - 1, 1));
    return [y, mean, unbiased, tf.clone(mean), variance, tf.zeros([0])];
  }),
  kernel(batchNormInferenceOp, ({ inputs: [x, gamma, beta, mean, variance], attrs: { epsilon } }) => [
    tf.add(tf.mul(gamma!, normalise(x!, mean!, variance!, epsilon)), beta!),
    tf.zeros([0]),
  ]),
  kernel(batchNormGradOp, ({ inputs: [g, x, gamma, mean, variance], attrs: { epsilon, training } }) => {
    const normalised = normalise(x!, mean!, variance!, epsilon);
    const gBeta = tf.sum(g!, AXES);
    const gGamma = tf.sum(tf.mul(g!, normalised), AXES);
    const scale = tf.div(gamma!, tf.sqrt(tf.add(variance!, epsilon)));
    if (!training) return [tf.mul(g!, scale), gGamma, gBeta];
    // The batch's mean and variance depend on x too: what they carry back is taken off.
    const count = x!.size / gamma!.size;
    const carried = tf.div(tf.add(gBeta, tf.mul(normalised, gGamma)), count);
    return [tf.mul(tf.sub(g!, carried), scale), gGamma, gBeta];
  }),
];
