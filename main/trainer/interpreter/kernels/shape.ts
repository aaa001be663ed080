import * as tf from '@tensorflow/tfjs-core';
import { oneHotOp } from '../../../../shared/ops/cast.ts';
import { concatOp, padOp, sliceOp } from '../../../../shared/ops/pad-slice-concat.ts';
import { reshapeOp } from '../../../../shared/ops/reshape.ts';
import { broadcastLikeOp } from '../../../../shared/ops/sum-to.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** The same cells in another arrangement. */
export const shapeKernels: readonly Kernel[] = [
  kernel(reshapeOp, ({ inputs: [x], attrs }) => tf.reshape(x!, [...attrs.shape])),
  kernel(broadcastLikeOp, ({ inputs: [x, like] }) => tf.broadcastTo(x!, like!.shape)),
  kernel(concatOp, ({ inputs, attrs }) => tf.concat([...inputs], attrs.axis)),
  kernel(padOp, ({ inputs: [x], attrs: { paddings, value } }) => {
    const pairs = x!.shape.map((_, axis): [number, number] => [paddings[2 * axis]!, paddings[2 * axis + 1]!]);
    return tf.pad(x!, pairs, value);
  }),
  kernel(sliceOp, ({ inputs: [x], attrs: { axis, start, size } }) =>
    tf.slice(
      x!,
      x!.shape.map((_, i) => (i === axis ? start : 0)),
      x!.shape.map((length, i) => (i === axis ? size : length)),
    ),
  ),
  kernel(oneHotOp, ({ inputs: [labels], attrs }) => tf.oneHot(labels!, attrs.classes, 1, 0, 'float32')),
];
