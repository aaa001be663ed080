import * as tf from '@tensorflow/tfjs-core';
import { lrnGradOp, lrnOp } from '../../../../shared/ops/lrn.ts';
import { type EveryAttrs, everyCellGradOp, everyCellOp } from '../../../../shared/ops/strided-slice.ts';
import { upsampleGradOp, upsampleOp } from '../../../../shared/ops/upsample.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** Cells of images `[batch, height, width, channels]` picked, copied, or scaled by their neighbours. */
export const imageKernels: readonly Kernel[] = [
  kernel(everyCellOp, ({ inputs: [x], attrs }) => {
    const [begin, end, strides] = bounds(x!.shape, attrs);
    return tf.stridedSlice(x!, begin, end, strides);
  }),
  kernel(everyCellGradOp, ({ inputs: [x, g], attrs }) => {
    const [batch, height, width, channels] = x!.shape as [number, number, number, number];
    const dx = new Float32Array(x!.size);
    const dy = g!.dataSync();
    let from = 0;
    for (let n = 0; n < batch; n++)
      for (let i = 0; i < attrs.sizes[0]!; i++)
        for (let j = 0; j < attrs.sizes[1]!; j++) {
          const row = n * height + attrs.starts[0]! + i * attrs.strides[0]!;
          const to = (row * width + attrs.starts[1]! + j * attrs.strides[1]!) * channels;
          dx.set(dy.subarray(from, from + channels), to);
          from += channels;
        }
    return tf.tensor(dx, x!.shape);
  }),
  kernel(upsampleOp, ({ inputs: [x], attrs: { factor } }) => {
    const [batch, height, width, channels] = x!.shape as [number, number, number, number];
    const [fh, fw] = factor as readonly [number, number];
    const stretched = tf.tile(tf.reshape(x!, [batch, height, 1, width, channels]), [1, 1, fh, 1, 1]);
    const rows = tf.reshape(stretched, [batch, height * fh, width, 1, channels]);
    return tf.reshape(tf.tile(rows, [1, 1, 1, fw, 1]), [batch, height * fh, width * fw, channels]);
  }),
  kernel(upsampleGradOp, ({ inputs: [g], attrs: { factor } }) => {
    const [batch, height, width, channels] = g!.shape as [number, number, number, number];
    const [fh, fw] = factor as readonly [number, number];
    const rows = tf.sum(tf.reshape(g!, [batch, height / fh, fh, width * channels]), 2);
    const cells = tf.reshape(rows, [batch, height / fh, width / fw, fw, channels]);
    return tf.sum(cells, 3);
  }),
  kernel(lrnOp, ({ inputs: [x], attrs }) => {
    const { size, alpha, beta, k } = attrs;
    return tf.localResponseNormalization(x as tf.Tensor4D, (size - 1) / 2, k, alpha / size, beta);
  }),
  kernel(lrnGradOp, ({ inputs: [g, x], attrs: { size, alpha, beta, k } }) => {
    const channels = x!.shape[3]!;
    const radius = (size - 1) / 2;
    const [values, dy, dx] = [x!.dataSync(), g!.dataSync(), new Float32Array(x!.size)];
    const near = (c: number): readonly [number, number] => [
      Math.max(0, c - radius),
      Math.min(channels - 1, c + radius),
    ];
    for (let cell = 0; cell < values.length; cell += channels) {
      const norm = Array.from({ length: channels }, (_, c) => {
        const [low, high] = near(c);
        let sum = 0;
        for (let d = low; d <= high; d++) sum += values[cell + d]! ** 2;
        return k + (alpha / size) * sum;
      });
      for (let c = 0; c < channels; c++) {
        const [low, high] = near(c);
        let sum = 0;
        for (let d = low; d <= high; d++) sum += dy[cell + d]! * values[cell + d]! * norm[d]! ** (-beta - 1);
        dx[cell + c] =
          dy[cell + c]! * norm[c]! ** -beta - ((2 * alpha * beta) / size) * values[cell + c]! * sum;
      }
    }
    return tf.tensor(dx, x!.shape);
  }),
];

/** Begin, end and stride of every axis. */
function bounds(
  shape: readonly number[],
  { starts, sizes, strides }: EveryAttrs,
): [begin: number[], end: number[], strides: number[]] {
  const ends = starts.map((start, i) => start + (sizes[i]! - 1) * strides[i]! + 1);
  return [
    [0, ...starts, 0],
    [shape[0]!, ...ends, shape[3]!],
    [1, ...strides, 1],
  ];
}
