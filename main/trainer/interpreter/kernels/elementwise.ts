import * as tf from '@tensorflow/tfjs-core';
import {
  leakyReluGradOp,
  leakyReluOp,
  reluGradOp,
  reluOp,
  sigmoidGradOp,
  sigmoidOp,
  tanhGradOp,
  tanhOp,
} from '../../../../shared/ops/activation.ts';
import { addNOp } from '../../../../shared/ops/add-n.ts';
import {
  addOp,
  divideOp,
  equalOp,
  greaterEqualOp,
  multiplyOp,
  subtractOp,
} from '../../../../shared/ops/binary.ts';
import { castOp, stopGradientOp } from '../../../../shared/ops/cast.ts';
import { powerOp, sqrtOp } from '../../../../shared/ops/l2-loss.ts';
import { negateOp } from '../../../../shared/ops/negate.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** One cell in, one cell out. */
export const elementwiseKernels: readonly Kernel[] = [
  kernel(addOp, ({ inputs: [a, b] }) => tf.add(a!, b!)),
  kernel(subtractOp, ({ inputs: [a, b] }) => tf.sub(a!, b!)),
  kernel(multiplyOp, ({ inputs: [a, b] }) => tf.mul(a!, b!)),
  kernel(divideOp, ({ inputs: [a, b] }) => tf.div(a!, b!)),
  kernel(greaterEqualOp, ({ inputs: [a, b] }) => tf.greaterEqual(a!, b!)),
  kernel(equalOp, ({ inputs: [a, b] }) => tf.equal(a!, b!)),
  kernel(addNOp, ({ inputs }) => tf.addN([...inputs])),
  kernel(negateOp, ({ inputs: [x] }) => tf.neg(x!)),
  kernel(powerOp, ({ inputs: [base, exponent] }) => tf.pow(base!, exponent!)),
  kernel(sqrtOp, ({ inputs: [x] }) => tf.sqrt(x!)),
  kernel(castOp, ({ inputs: [x], outputTypes }) => tf.cast(x!, outputTypes[0]!.dtype)),
  kernel(stopGradientOp, ({ inputs: [x] }) => tf.clone(x!)),

  kernel(reluOp, ({ inputs: [x] }) => tf.relu(x!)),
  kernel(leakyReluOp, ({ inputs: [x], attrs }) => tf.leakyRelu(x!, attrs.slope)),
  kernel(sigmoidOp, ({ inputs: [x] }) => tf.sigmoid(x!)),
  kernel(tanhOp, ({ inputs: [x] }) => tf.tanh(x!)),
  kernel(reluGradOp, ({ inputs: [g, y] }) => tf.where(tf.greater(y!, 0), g!, tf.zerosLike(g!))),
  kernel(leakyReluGradOp, ({ inputs: [g, x], attrs }) =>
    tf.where(tf.greater(x!, 0), g!, tf.mul(g!, attrs.slope)),
  ),
  kernel(sigmoidGradOp, ({ inputs: [g, y] }) => tf.mul(g!, tf.mul(y!, tf.sub(1, y!)))),
  kernel(tanhGradOp, ({ inputs: [g, y] }) => tf.mul(g!, tf.sub(1, tf.square(y!)))),
];
