import type { Finding, Params, Shape, ShapeResult, Size, Window } from './define.ts';
import { paddingField, poolKernelField, poolStrideField } from './fields.ts';
import { findError } from './findings.ts';
import { isUnpadded, pyPair, torchSides } from './python.ts';
import { leadingPadding, samePadding, slide } from './window.ts';

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
  dilation: [1, 1] as const,
});

/** Half a window at most, so that each holds a real cell (PyTorch's rule too). */
const mayPad = (kernel: number, padding: number): boolean => padding * 2 <= kernel;

function paddingTooLarge({ kernel, padding }: PoolParams): Finding | undefined {
  if (padding === 'same') return undefined;
  const axis = ([0, 1] as const).find((i) => !mayPad(kernel[i], padding[i]));
  if (axis === undefined) return undefined;
  const most: Size = [kernel[0] >> 1, kernel[1] >> 1];
  return findError('poolPaddingTooLarge', {
    values: { padding: padding[axis], kernel: kernel[axis], most: most[axis] },
    fixes: [{ params: { padding: [Math.min(most[0], padding[0]), Math.min(most[1], padding[1])] } }],
  });
}

/** A stride left out follows the window; a fix of the window that counts on the stride therefore states it. */
const keepStride = (finding: Finding, stride: Size): Finding =>
  finding.code === 'notWhole'
    ? {
        ...finding,
        fixes: finding.fixes.map(({ params }) => ({
          params: 'kernel' in params ? { ...params, stride } : params,
        })),
      }
    : finding;

export function poolShape(shape: Shape, params: PoolParams): ShapeResult {
  const result = slide(shape, sliding(params), shape[2] ?? 0, mayPad);
  const tooLarge = shape.length === 3 ? paddingTooLarge(params) : undefined;
  if (tooLarge) return { formulas: result.formulas, findings: [tooLarge] };
  return { ...result, findings: result.findings.map((finding) => keepStride(finding, params.stride)) };
}

export const poolWindow = (params: PoolParams, shape: Shape): Window => ({
  ...sliding(params),
  padding: leadingPadding(shape, sliding(params)),
});

export const poolAttrs = ({ kernel, stride, padding }: PoolParams) => ({ kernel, strides: stride, padding });

/** `(2, 2), strides=(2, 2), padding="same"`; undefined: Keras pools take no explicit padding. */
export const kerasPoolArguments = ({ kernel, stride, padding }: PoolParams): string | undefined =>
  padding === 'same' || isUnpadded(padding)
    ? `${pyPair(kernel)}, strides=${pyPair(stride)}, padding="${padding === 'same' ? 'same' : 'valid'}"`
    : undefined;

/** PyTorch pads both sides alike: `before` is what must be padded first where `same` has an odd cell. */
export function torchPoolPadding(
  shape: Shape,
  params: PoolParams,
): { readonly argument: Size; readonly before?: string } {
  const { padding } = params;
  if (padding !== 'same') return { argument: padding };
  const sides = samePadding(shape, sliding(params));
  const [top, bottom, left, right] = sides;
  return top === bottom && left === right
    ? { argument: [top, left] }
    : { argument: [0, 0], before: torchSides(sides) };
}
