import { eachTouch, type Sliding } from './window.ts';

/**
 * Convolution and its two gradients by plain loops, with whatever tfjs lacks: groups, dilation with gradients, padding of
 * any size. Kernels are `[kernelHeight, kernelWidth, inChannels/groups, outChannels]`; a depthwise kernel
 * `[height, width, channels, multiplier]` is the same memory with `groups = channels`. Sums are kept in float64.
 */
export interface Convolution extends Sliding {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
}

/**
 * Calls `visit` for every pair of an input channel and the output channels of its group: where the output channels begin,
 * the input channel, where the pair's weights begin; `width` is the number of output channels.
 */
function eachProduct(
  c: Convolution,
  visit: (output: number, input: number, weight: number, width: number) => void,
): void {
  const inPerGroup = c.inChannels / c.groups;
  const width = c.outChannels / c.groups;
  eachTouch(c, (outputCell, inputCell, kernelCell) => {
    for (let group = 0; group < c.groups; group++) {
      const output = outputCell * c.outChannels + group * width;
      for (let i = 0; i < inPerGroup; i++) {
        const input = inputCell * c.inChannels + group * inPerGroup + i;
        visit(output, input, (kernelCell * inPerGroup + i) * c.outChannels + group * width, width);
      }
    }
  });
}

/** y[o] = Σ x[i]·w[i, o] */
export function convolve(x: ArrayLike<number>, kernel: ArrayLike<number>, c: Convolution): Float32Array {
  const y = new Float64Array(c.batch * c.outHeight * c.outWidth * c.outChannels);
  eachProduct(c, (output, input, weight, width) => {
    const value = x[input]!;
    for (let o = 0; o < width; o++) y[output + o]! += value * kernel[weight + o]!;
  });
  return Float32Array.from(y);
}

/** dx[i] = Σ dy[o]·w[i, o] */
export function convolveInputGradient(
  dy: ArrayLike<number>,
  kernel: ArrayLike<number>,
  c: Convolution,
): Float32Array {
  const dx = new Float64Array(c.batch * c.inHeight * c.inWidth * c.inChannels);
  eachProduct(c, (output, input, weight, width) => {
    let sum = 0;
    for (let o = 0; o < width; o++) sum += dy[output + o]! * kernel[weight + o]!;
    dx[input]! += sum;
  });
  return Float32Array.from(dx);
}

/** dw[i, o] = Σ x[i]·dy[o] */
export function convolveKernelGradient(
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
  c: Convolution,
): Float32Array {
  const dw = new Float64Array(c.kernel[0] * c.kernel[1] * (c.inChannels / c.groups) * c.outChannels);
  eachProduct(c, (output, input, weight, width) => {
    const value = x[input]!;
    for (let o = 0; o < width; o++) dw[weight + o]! += value * dy[output + o]!;
  });
  return Float32Array.from(dw);
}
