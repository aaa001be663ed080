import { OpError } from './define.ts';

/** How a window of convolution or pooling slides: `[height, width]` pairs; padding on both sides, or TensorFlow's `same`. */
export type WindowAttrs = {
  readonly strides: readonly number[];
  readonly padding: 'same' | readonly number[];
};

export interface Axis {
  readonly input: number;
  readonly output: number;
  readonly before: number;
  readonly after: number;
}

/**
 * One axis: `(W − F + 2P)/S + 1` rounded down, F the dilated kernel; `same` gives ⌈W/S⌉ with the odd cell after
 * (TensorFlow's rule). @throws OpError when the window does not fit.
 */
function windowAxis(
  op: string,
  input: number,
  kernel: number,
  stride: number,
  padding: 'same' | number,
): Axis {
  const output =
    padding === 'same' ? Math.ceil(input / stride) : Math.floor((input - kernel + 2 * padding) / stride) + 1;
  if (!(output >= 1))
    throw new OpError(`${op}: a window of ${kernel} does not fit ${input} cells padded by ${padding}`);
  if (padding !== 'same') return { input, output, before: padding, after: padding };
  const total = Math.max((output - 1) * stride + kernel - input, 0);
  return { input, output, before: total >> 1, after: total - (total >> 1) };
}

/** Both axes of `[batch, height, width, channels]`; `kernel` already dilated. */
export const windowAxes = (
  op: string,
  shape: readonly number[],
  kernel: readonly number[],
  { strides, padding }: WindowAttrs,
): readonly [Axis, Axis] => {
  const axis = (i: 0 | 1): Axis =>
    windowAxis(op, shape[i + 1]!, kernel[i]!, strides[i]!, padding === 'same' ? 'same' : padding[i]!);
  return [axis(0), axis(1)];
};

/** How TensorFlow is told: its own word where there is one, since its kernels know VALID and SAME best. */
export function paddingMode(
  axes: readonly [Axis, Axis],
  kernel: readonly number[],
  strides: readonly number[],
): 'VALID' | 'SAME' | 'EXPLICIT' {
  const is = (rule: (axis: Axis, i: number) => boolean): boolean => axes.every(rule);
  const valid = is(
    (a, i) =>
      a.before === 0 && a.after === 0 && a.output === Math.floor((a.input - kernel[i]!) / strides[i]!) + 1,
  );
  if (valid) return 'VALID';
  const same = is((a, i) => {
    const output = Math.ceil(a.input / strides[i]!);
    const total = Math.max((output - 1) * strides[i]! + kernel[i]! - a.input, 0);
    return a.output === output && a.before === total >> 1 && a.after === total - (total >> 1);
  });
  return same ? 'SAME' : 'EXPLICIT';
}
