import type { Finding, Size } from './define.ts';
import { findError, findWarning } from './findings.ts';

/** One axis of a sliding window with explicit padding: W, F, S, P, D of the formula, and the dilated extent D·(F − 1) + 1. */
export interface AxisWindow {
  readonly axis: 'height' | 'width';
  readonly size: number;
  readonly kernel: number;
  readonly extent: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}
type Axes = readonly [height: AxisWindow, width: AxisWindow];
type Field = 'kernel' | 'stride' | 'padding';

/** Cells of the padded input that a window could still cover; negative: it does not fit at all. */
const room = ({ size, extent, padding }: AxisWindow): number => size - extent + 2 * padding;
const isWhole = (w: AxisWindow): boolean => room(w) >= 0 && room(w) % w.stride === 0;

const both = ([height, width]: Axes, of: (w: AxisWindow) => number): Size => [of(height), of(width)];

const put = (w: AxisWindow, field: Field, value: number): AxisWindow => ({
  ...w,
  [field]: value,
  extent: field === 'kernel' ? w.dilation * (value - 1) + 1 : w.extent,
});

/** Both axes' values of one parameter as a fix. */
const fixOf = (field: Field, [height, width]: Size): Finding['fixes'][number] => ({
  params: { [field]: height === width ? height : [height, width] },
});

/** The window is larger than the padded input on one axis or both; the fixes mend both and leave alone what fits. */
export function tooLarge(axes: Axes): Finding | undefined {
  const misfit = axes.find((w) => room(w) < 0);
  if (!misfit) return undefined;
  const maxKernel = (w: AxisWindow): number => Math.floor((w.size + 2 * w.padding - 1) / w.dilation) + 1;
  const minPadding = (w: AxisWindow): number => Math.max(0, Math.ceil((w.extent - w.size) / 2));
  const kernels = both(axes, (w) => Math.min(w.kernel, maxKernel(w)));
  const paddings = both(axes, (w) => Math.max(w.padding, minPadding(w)));
  const { axis, kernel, extent, size, padding } = misfit;
  return findError('windowTooLarge', {
    values: {
      axis,
      kernel,
      extent,
      size,
      padding,
      maxKernel: maxKernel(misfit),
      minPadding: minPadding(misfit),
      window: axes.map((w) => w.kernel).join('×'),
      input: axes.map((w) => w.size).join('×'),
    },
    fixes: [fixOf('kernel', kernels), fixOf('padding', paddings)],
  });
}

/** How far from the present value a fix is looked for. */
const REACH = { kernel: 4, stride: 2, padding: 64 } as const satisfies Record<Field, number>;

/** The nearest value of one parameter under which the axis comes out whole; the smaller of two as near. */
function nearest(w: AxisWindow, field: Field, allowed: (w: AxisWindow) => boolean): number | undefined {
  const lowest = field === 'padding' ? 0 : 1;
  const from = w[field];
  const highest = field === 'padding' ? Math.min(w.extent, REACH.padding) : from + REACH[field];
  for (let away = 0; away <= Math.max(from - lowest, highest - from); away++)
    for (const value of [from - away, from + away]) {
      if (value < lowest || value > highest) continue;
      const changed = put(w, field, value);
      if (isWhole(changed) && allowed(changed)) return value;
    }
  return undefined;
}

/** One value for both axes if there is one (the parameter stays a single number), else each axis' own. */
function wholeFix(axes: Axes, field: Field, allowed: (w: AxisWindow) => boolean): Finding['fixes'] {
  const [height, width] = axes;
  const own = [nearest(height, field, allowed), nearest(width, field, allowed)] as const;
  if (height[field] === width[field])
    for (const value of own) {
      if (value === undefined) continue;
      const changed = axes.map((w) => put(w, field, value));
      if (changed.every((w) => isWhole(w) && allowed(w))) return [fixOf(field, [value, value])];
    }
  const [first, second] = own;
  return first === undefined || second === undefined ? [] : [fixOf(field, [first, second])];
}

/**
 * The division leaves a remainder: the last cells of the padded input are never seen. Of these, padding lies outermost.
 * One finding for both axes where they are alike, else one each.
 * @param mayPad which paddings the layer can take.
 */
export function notWhole(
  axes: Axes,
  mayPad: (kernel: number, padding: number) => boolean,
): readonly Finding[] {
  const loose = axes.filter((w) => !isWhole(w));
  if (loose.length === 0) return [];
  const allowed = (w: AxisWindow): boolean => mayPad(w.kernel, w.padding);
  const fixes = (['padding', 'stride', 'kernel'] as const).flatMap((field) => wholeFix(axes, field, allowed));
  const [height, width] = axes;
  const alike =
    height.size === width.size &&
    height.extent === width.extent &&
    height.stride === width.stride &&
    height.padding === width.padding;
  return (alike ? [height] : loose).map((w) => {
    const exact = room(w) / w.stride + 1;
    const unseen = room(w) % w.stride;
    return findWarning('notWhole', {
      values: {
        axis: alike ? 'both' : w.axis,
        exact: String(Number(exact.toFixed(6))),
        value: Math.floor(exact),
        unseen: Math.max(0, unseen - w.padding),
        unseenPadding: Math.min(unseen, w.padding),
        size: w.size,
      },
      fixes,
    });
  });
}
