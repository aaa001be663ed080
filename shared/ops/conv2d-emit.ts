import { T, tfBool, tfInt, tfInts, tfString, tfType } from './attrs.ts';
import type { GraphEmitter, TensorRef, TfAttr } from './define.ts';
import { type Axis, paddingMode, type WindowAttrs, windowAxes } from './window.ts';

export type Conv2dAttrs = WindowAttrs & {
  readonly dilations: readonly number[];
  /** Input and output channels fall into this many groups that do not see each other. */
  readonly groups: number;
};

/** Extent of a kernel whose cells lie `dilation` apart: D·(F − 1) + 1. */
export const dilated = (kernel: readonly number[], dilations: readonly number[]): readonly number[] =>
  kernel.slice(0, 2).map((size, axis) => dilations[axis]! * (size - 1) + 1);

/** The attributes of Conv2D and its two gradients. */
export function convAttrs(
  shape: readonly number[],
  kernel: readonly number[],
  attrs: Conv2dAttrs,
): Readonly<Record<string, TfAttr>> {
  const axes = windowAxes('conv2d', shape, kernel, attrs);
  const mode = paddingMode(axes, kernel, attrs.strides);
  const [h, w] = axes;
  return {
    ...T('float32'),
    strides: tfInts([1, attrs.strides[0]!, attrs.strides[1]!, 1]),
    padding: tfString(mode),
    ...(mode === 'EXPLICIT'
      ? { explicit_paddings: tfInts([0, 0, h.before, h.after, w.before, w.after, 0, 0]) }
      : {}),
    data_format: tfString('NHWC'),
  };
}

/**
 * The axes of a padding that has to be spelt out for the gradients, cells that no window sees left out; undefined where VALID
 * or SAME says it. TensorFlow hands oneDNN no gradient with explicit padding, and its own kernels are several times slower:
 * these get padded tensors instead.
 */
export function speltOut(
  shape: readonly number[],
  kernel: readonly number[],
  attrs: WindowAttrs,
): readonly [Axis, Axis] | undefined {
  const axes = windowAxes('conv2d', shape, kernel, attrs);
  if (paddingMode(axes, kernel, attrs.strides) !== 'EXPLICIT') return undefined;
  const tight = (axis: Axis, i: number): Axis => {
    const extent = (axis.output - 1) * attrs.strides[i]! + kernel[i]!;
    return { ...axis, after: Math.max(0, extent - axis.before - axis.input) };
  };
  return [tight(axes[0], 0), tight(axes[1], 1)];
}

/** The attributes of a convolution over cells that are padded already. */
export const unpadded = (attrs: Readonly<Record<string, TfAttr>>): Readonly<Record<string, TfAttr>> => {
  const { explicit_paddings: _, ...rest } = attrs;
  return { ...rest, padding: tfString('VALID') };
};

/** Splits along the channels (axis 3), one part a group. */
export function splitChannels(emit: GraphEmitter, x: TensorRef, groups: number): readonly TensorRef[] {
  if (groups === 1) return [x];
  const axis = emit.constant(3, [], 'int32');
  const split = emit.node('Split', [axis, x], { ...T('float32'), num_split: tfInt(groups) });
  return Array.from({ length: groups }, (_, group) => emit.output(split, group));
}

export function joinChannels(emit: GraphEmitter, parts: readonly TensorRef[]): TensorRef {
  if (parts.length === 1) return parts[0]!;
  return emit.node('ConcatV2', [...parts, emit.constant(3, [], 'int32')], {
    ...T('float32'),
    N: tfInt(parts.length),
    Tidx: tfType('int32'),
  });
}

const sliceAttrs = {
  Index: tfType('int32'),
  begin_mask: tfInt(0),
  end_mask: tfInt(0),
  ellipsis_mask: tfInt(0),
  new_axis_mask: tfInt(0),
  shrink_axis_mask: tfInt(0),
} as const;

const isDilated = (dilations: readonly number[]): boolean => dilations.some((d) => d > 1);

/**
 * The kernel with zeros between its cells. TensorFlow's CPU kernels refuse dilation in both gradients, so these see a dense
 * kernel of the dilated extent.
 */
export function stuffKernel(
  emit: GraphEmitter,
  kernel: TensorRef,
  shape: readonly number[],
  dilations: readonly number[],
): TensorRef {
  if (!isDilated(dilations)) return kernel;
  const extent = dilated(shape, dilations);
  const ints = (values: readonly number[]): TensorRef => emit.constant(values, [values.length], 'int32');
  const full = [...extent, shape[2]!, shape[3]!];
  return emit.node('StridedSliceGrad', [ints(full), ints([0, 0]), ints(extent), ints(dilations), kernel], {
    ...T('float32'),
    ...sliceAttrs,
  });
}

/** Takes a stuffed kernel's gradient back to the cells that exist. */
export function unstuffKernel(
  emit: GraphEmitter,
  gradient: TensorRef,
  shape: readonly number[],
  dilations: readonly number[],
): TensorRef {
  if (!isDilated(dilations)) return gradient;
  const ints = (values: readonly number[]): TensorRef => emit.constant(values, [values.length], 'int32');
  return emit.node(
    'StridedSlice',
    [gradient, ints([0, 0]), ints(dilated(shape, dilations)), ints(dilations)],
    { ...T('float32'), ...sliceAttrs },
  );
}

/** The cells of x `[batch, height, width, channels]` that a 1×1 kernel sees: every S-th of the padded image. */
export function cellsSeen(
  emit: GraphEmitter,
  x: TensorRef,
  shape: readonly number[],
  attrs: WindowAttrs,
): TensorRef {
  const [h, w] = windowAxes('conv2d', shape, [1, 1], attrs);
  const ints = (values: readonly number[], of: readonly number[] = [values.length]): TensorRef =>
    emit.constant(values, of, 'int32');
  const sides = [0, 0, h.before, h.after, w.before, w.after, 0, 0];
  const padded = sides.some((size) => size > 0)
    ? emit.node('Pad', [x, ints(sides, [4, 2])], { ...T('float32'), Tpaddings: tfType('int32') })
    : x;
  const ends = [h, w].map(({ output }, i) => (output - 1) * attrs.strides[i]! + 1);
  const bounds = [ints([0, 0, 0, 0]), ints([0, ...ends, 0]), ints([1, ...attrs.strides, 1])];
  // Batch and channels whole.
  const whole = { begin_mask: tfInt(0b1001), end_mask: tfInt(0b1001) };
  return emit.node('StridedSlice', [padded, ...bounds], { ...T('float32'), ...sliceAttrs, ...whole });
}

export const useCudnn = { use_cudnn_on_gpu: tfBool(true) } as const;
