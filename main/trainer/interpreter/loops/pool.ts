import { eachTouch, type Sliding } from './window.ts';

/** Pooling by plain loops: explicit padding, which tfjs' gradients lack; padding is neither seen nor counted. */
export interface Pooling extends Sliding {
  readonly channels: number;
}

const outputSize = (p: Pooling): number => p.batch * p.outHeight * p.outWidth * p.channels;
const inputSize = (p: Pooling): number => p.batch * p.inHeight * p.inWidth * p.channels;

/** The input each output takes its value from: the first of the largest; −1 where a window sees padding alone. */
function largest(x: ArrayLike<number>, p: Pooling): Int32Array {
  const from = new Int32Array(outputSize(p)).fill(-1);
  eachTouch(p, (outputCell, inputCell) => {
    for (let channel = 0; channel < p.channels; channel++) {
      const output = outputCell * p.channels + channel;
      const input = inputCell * p.channels + channel;
      const best = from[output]!;
      if (best < 0 || x[input]! > x[best]!) from[output] = input;
    }
  });
  return from;
}

export const maxPool = (x: ArrayLike<number>, p: Pooling): Float32Array =>
  Float32Array.from(largest(x, p), (input) => (input < 0 ? Number.NEGATIVE_INFINITY : x[input]!));

export function maxPoolGradient(x: ArrayLike<number>, dy: ArrayLike<number>, p: Pooling): Float32Array {
  const dx = new Float64Array(inputSize(p));
  largest(x, p).forEach((input, output) => {
    if (input >= 0) dx[input]! += dy[output]!;
  });
  return Float32Array.from(dx);
}

/** How many cells of the image each output cell's window sees. */
function seen(p: Pooling): Int32Array {
  const counts = new Int32Array(p.batch * p.outHeight * p.outWidth);
  eachTouch(p, (outputCell) => {
    counts[outputCell]!++;
  });
  return counts;
}

export function averagePool(x: ArrayLike<number>, p: Pooling): Float32Array {
  const counts = seen(p);
  const y = new Float64Array(outputSize(p));
  eachTouch(p, (outputCell, inputCell) => {
    for (let channel = 0; channel < p.channels; channel++)
      y[outputCell * p.channels + channel]! += x[inputCell * p.channels + channel]! / counts[outputCell]!;
  });
  return Float32Array.from(y);
}

export function averagePoolGradient(dy: ArrayLike<number>, p: Pooling): Float32Array {
  const counts = seen(p);
  const dx = new Float64Array(inputSize(p));
  eachTouch(p, (outputCell, inputCell) => {
    for (let channel = 0; channel < p.channels; channel++)
      dx[inputCell * p.channels + channel]! += dy[outputCell * p.channels + channel]! / counts[outputCell]!;
  });
  return Float32Array.from(dx);
}
