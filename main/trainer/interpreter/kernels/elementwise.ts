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
  maximumOp,
  minimumOp,
  multiplyOp,
  subtractOp,
} from '../../../../shared/ops/binary.ts';
import { castOp, stopGradientOp } from '../../../../shared/ops/cast.ts';
import { powerOp } from '../../../../shared/ops/l2-loss.ts';
import { negateOp } from '../../../../shared/ops/negate.ts';
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
} from '../../../../shared/ops/unary.ts';
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
  kernel(expOp, ({ inputs: [x] }) => tf.exp(x!)),
  kernel(logOp, ({ inputs: [x] }) => tf.log(x!)),
  kernel(signOp, ({ inputs: [x] }) => tf.sign(x!)),
  kernel(absOp, ({ inputs: [x] }) => tf.abs(x!)),
  kernel(squareOp, ({ inputs: [x] }) => tf.square(x!)),
  kernel(erfOp, ({ inputs: [x] }) => tf.erf(x!)),
  kernel(maximumOp, ({ inputs: [a, b] }) => tf.maximum(a!, b!)),
  kernel(minimumOp, ({ inputs: [a, b] }) => tf.minimum(a!, b!)),
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

  kernel(eluOp, ({ inputs: [x] }) => tf.elu(x!)),
  kernel(eluGradOp, ({ inputs: [g, y] }) => tf.where(tf.greater(y!, 0), g!, tf.mul(g!, tf.add(y!, 1)))),
  kernel(seluOp, ({ inputs: [x] }) => tf.selu(x!)),
  // At 0 the slope of the right side, as in TensorFlow.
  kernel(seluGradOp, ({ inputs: [g, y] }) =>
    tf.where(tf.greaterEqual(y!, 0), tf.mul(g!, SELU.scale), tf.mul(g!, tf.add(y!, SELU.scale * SELU.alpha))),
  ),
  kernel(softplusOp, ({ inputs: [x] }) => tf.softplus(x!)),
  kernel(softplusGradOp, ({ inputs: [g, x] }) => tf.mul(g!, tf.sigmoid(x!))),
];

/** λ and α of Klambauer et al. 2017. */
const SELU = { scale: 1.0507009873554805, alpha: 1.6732632423543772 } as const;
