import * as tf from '@tensorflow/tfjs-core';
import { statelessUniform } from '../../../../shared/ops/random/philox.ts';
import { randomUniformOp } from '../../../../shared/ops/random/random-uniform.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** The very bits that TensorFlow draws. */
export const randomKernels: readonly Kernel[] = [
  kernel(randomUniformOp, ({ inputs: [seed, step, like] }) =>
    tf.tensor(statelessUniform(seed!.dataSync()[0]!, step!.dataSync()[0]!, like!.size), like!.shape),
  ),
];
