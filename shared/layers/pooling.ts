import type { Params, Shape, ShapeResult, Size, Window } from './define.ts';
import { isUnpadded, paddingField, poolKernelField, poolStrideField, pyPair, samePads } from './fields.ts';
import { leadingPadding, slide } from './window.ts';

/** What every pooling window has in common: parameters, the sliding rule, its counterparts' arguments. */
export const poolParams = {
  kernel: poolKernelField,
  stride: poolStrideField,
  padding: paddingField,
} as const;
export type PoolParams = Params<typeof poolParams>;

const sliding = ({ kernel, stride, padding }: PoolParams) => ({
  kernel,
  stride,
  padding,
  dilation: [1, 1] as Size,
});

/** A window must hold at least one real cell. */
const mayPad = (kernel: number, padding: number): boolean => padding * 2 <= kernel;

export function poolShape(shape: Shape, params: PoolParams): ShapeResult {
  const result = slide(shape, sliding(params), shape[2] ?? 0, mayPad);
  const { padding, kernel } = params;
  if (padding === 'same') return result;
  const axis = ([0, 1] as const).find((i) => !mayPad(kernel[i], padding[i]));
  if (axis === undefined) return result;
  const most: Size = [kernel[0] >> 1, kernel[1] >> 1];
  return {
    formulas: result.formulas,
    findings: [
      {
        severity: 'error',
        code: 'poolPaddingTooLarge',
        values: { padding: padding[axis], kernel: kernel[axis], most: most[axis] },
        fixes: [{ params: { padding: most } }],
      },
    ],
  };
}

export const poolWindow = (params: PoolParams, shape: Shape): Window => ({
  ...sliding(params),
  padding: leadingPadding(shape, sliding(params)),
});

export const poolAttrs = ({ kernel, stride, padding }: PoolParams) => ({ kernel, strides: stride, padding });

/** `(2, 2), strides=(2, 2), padding="same"`, or undefined: Keras pools take no explicit padding. */
export const kerasPoolArguments = ({ kernel, stride, padding }: PoolParams): string | undefined =>
  padding === 'same' || isUnpadded(padding)
    ? `${pyPair(kernel)}, strides=${pyPair(stride)}, padding="${padding === 'same' ? 'same' : 'valid'}"`
    : undefined;

/** The padding PyTorch can give the pool itself; `same` with an odd cell needs a layer before it. */
export function torchPoolPadding(
  shape: Shape,
  { kernel, stride, padding }: PoolParams,
): {
  readonly argument: Size;
  /** `(left, right, top, bottom)` to pad first. */
  readonly before?: readonly number[];
} {
  if (padding !== 'same') return { argument: padding };
  const pads = samePads(shape, kernel, stride);
  const [left, right, top, bottom] = pads;
  return left === right && top === bottom ? { argument: [top, left] } : { argument: [0, 0], before: pads };
}
