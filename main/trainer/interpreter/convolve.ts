/**
 * Convolution and its two gradients by plain loops, with whatever tfjs lacks: groups, dilation with gradients, padding of
 * any size. NHWC, kernels `[kernelHeight, kernelWidth, inChannels/groups, outChannels]`. A depthwise kernel
 * `[height, width, channels, multiplier]` is the same memory with `groups = channels`. Sums are kept in float64.
 */
export interface Convolution {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
  readonly groups: number;
}

/**
 * Calls `visit` for every output cell and kernel cell that meet within the image: where the output cell's channels begin,
 * where the input cell's channels begin, where the kernel cell's weights begin.
 */
function eachTouch(c: Convolution, visit: (output: number, input: number, kernel: number) => void): void {
  const cellWeights = (c.inChannels / c.groups) * c.outChannels;
  for (let n = 0; n < c.batch; n++) {
    for (let oy = 0; oy < c.outHeight; oy++) {
      for (let ox = 0; ox < c.outWidth; ox++) {
        const output = ((n * c.outHeight + oy) * c.outWidth + ox) * c.outChannels;
        for (let ky = 0; ky < c.kernelHeight; ky++) {
          const iy = oy * c.strideHeight - c.padTop + ky * c.dilationHeight;
          if (iy < 0 || iy >= c.inHeight) continue;
          for (let kx = 0; kx < c.kernelWidth; kx++) {
            const ix = ox * c.strideWidth - c.padLeft + kx * c.dilationWidth;
            if (ix < 0 || ix >= c.inWidth) continue;
            const input = ((n * c.inHeight + iy) * c.inWidth + ix) * c.inChannels;
            visit(output, input, (ky * c.kernelWidth + kx) * cellWeights);
          }
        }
      }
    }
  }
}

/** y[o] = Σ x[i]·w[i, o] */
export function convolve(x: Float32Array, kernel: Float32Array, c: Convolution): Float32Array {
  const y = new Float64Array(c.batch * c.outHeight * c.outWidth * c.outChannels);
  const inPerGroup = c.inChannels / c.groups;
  const outPerGroup = c.outChannels / c.groups;
  eachTouch(c, (output, input, weights) => {
    for (let group = 0; group < c.groups; group++) {
      const to = output + group * outPerGroup;
      for (let i = 0; i < inPerGroup; i++) {
        const value = x[input + group * inPerGroup + i]!;
        const w = weights + i * c.outChannels + group * outPerGroup;
        for (let o = 0; o < outPerGroup; o++) y[to + o]! += value * kernel[w + o]!;
      }
    }
  });
  return Float32Array.from(y);
}

/** dx[i] = Σ dy[o]·w[i, o] */
export function convolveInputGradient(dy: Float32Array, kernel: Float32Array, c: Convolution): Float32Array {
  const dx = new Float64Array(c.batch * c.inHeight * c.inWidth * c.inChannels);
  const inPerGroup = c.inChannels / c.groups;
  const outPerGroup = c.outChannels / c.groups;
  eachTouch(c, (output, input, weights) => {
    for (let group = 0; group < c.groups; group++) {
      const from = output + group * outPerGroup;
      for (let i = 0; i < inPerGroup; i++) {
        const w = weights + i * c.outChannels + group * outPerGroup;
        let sum = 0;
        for (let o = 0; o < outPerGroup; o++) sum += dy[from + o]! * kernel[w + o]!;
        dx[input + group * inPerGroup + i]! += sum;
      }
    }
  });
  return Float32Array.from(dx);
}

/** dw[i, o] = Σ x[i]·dy[o] */
export function convolveKernelGradient(x: Float32Array, dy: Float32Array, c: Convolution): Float32Array {
  const inPerGroup = c.inChannels / c.groups;
  const outPerGroup = c.outChannels / c.groups;
  const dw = new Float64Array(c.kernelHeight * c.kernelWidth * inPerGroup * c.outChannels);
  eachTouch(c, (output, input, weights) => {
    for (let group = 0; group < c.groups; group++) {
      const from = output + group * outPerGroup;
      for (let i = 0; i < inPerGroup; i++) {
        const value = x[input + group * inPerGroup + i]!;
        const w = weights + i * c.outChannels + group * outPerGroup;
        for (let o = 0; o < outPerGroup; o++) dw[w + o]! += value * dy[from + o]!;
      }
    }
  });
  return Float32Array.from(dw);
}
