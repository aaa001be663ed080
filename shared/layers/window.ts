import type { Finding, Formula, Padding, Shape, ShapeResult, Size } from './define.ts';

export interface SlidingWindow {
  readonly kernel: Size;
  readonly stride: Size;
  readonly padding: Padding;
  readonly dilation: Size;
}

type AxisName = 'height' | 'width';
interface AxisWindow {
  readonly axis: AxisName;
  /** W, F, S, P, D of the formula. */
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

const AXES: readonly AxisName[] = ['height', 'width'];

/** Extent of a kernel whose cells lie D apart: D·(F − 1) + 1. */
export const dilatedExtent = (kernel: number, dilation: number): number => dilation * (kernel - 1) + 1;

/** At most six digits behind the point: 112.5, 18.333333. */
const showExact = (value: number): string => String(Number(value.toFixed(6)));

function axisFormula({ axis, size, kernel, stride, padding, dilation }: AxisWindow): Formula {
  const extent = dilatedExtent(kernel, dilation);
  const exact = (size - extent + 2 * padding) / stride + 1;
  const value = Math.floor(exact);
  const shownKernel = dilation > 1 ? `(${dilation}·(${kernel} − 1) + 1)` : String(kernel);
  const result = Number.isInteger(exact) ? String(exact) : `${showExact(exact)} → ${value}`;
  return {
    axis,
    symbolic: dilation > 1 ? '(W − (D·(F − 1) + 1) + 2P)/S + 1' : '(W − F + 2P)/S + 1',
    text: `(${size} − ${shownKernel} + 2·${padding})/${stride} + 1 = ${result}`,
    exact,
    value,
  };
}

function sameFormula(axis: AxisName, size: number, stride: number): Formula {
  const value = Math.ceil(size / stride);
  return { axis, symbolic: '⌈W/S⌉', text: `⌈${size}/${stride}⌉ = ${value}`, exact: value, value };
}

/** Nothing left when the window is larger than the padded input. */
function tooLarge(w: AxisWindow): Finding {
  const extent = dilatedExtent(w.kernel, w.dilation);
  const maxKernel = Math.floor((w.size + 2 * w.padding - 1) / w.dilation) + 1;
  const minPadding = Math.ceil((extent - w.size) / 2);
  return {
    severity: 'error',
    code: 'windowTooLarge',
    values: {
      axis: w.axis,
      kernel: w.kernel,
      extent,
      size: w.size,
      padding: w.padding,
      maxKernel,
      minPadding,
    },
    fixes: [{ params: { kernel: maxKernel } }, { params: { padding: minPadding } }],
  };
}

const isExact = (w: AxisWindow): boolean =>
  (w.size - dilatedExtent(w.kernel, w.dilation) + 2 * w.padding) % w.stride === 0;

/** The nearest padding, stride or kernel that makes every axis whole, one parameter changed. */
function wholeFixes(axes: readonly AxisWindow[], mayPad: (w: AxisWindow) => boolean): Finding['fixes'] {
  const nearest = (
    of: (w: AxisWindow) => number,
    candidates: readonly number[],
    put: (w: AxisWindow, value: number) => AxisWindow,
    allowed: (w: AxisWindow) => boolean,
  ): number | undefined =>
    candidates
      .filter((value) => axes.some((w) => of(w) !== value))
      .sort((a, b) => Math.abs(a - of(axes[0]!)) - Math.abs(b - of(axes[0]!)) || a - b)
      .find((value) => axes.map((w) => put(w, value)).every((w) => isExact(w) && allowed(w)));
  const fits = (w: AxisWindow): boolean => dilatedExtent(w.kernel, w.dilation) <= w.size + 2 * w.padding;
  const upTo = (from: number, to: number): readonly number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  const { kernel, stride } = axes[0]!;
  const padding = nearest(
    (w) => w.padding,
    upTo(0, Math.min(kernel, 64)),
    (w, value) => ({ ...w, padding: value }),
    (w) => fits(w) && mayPad(w),
  );
  const newStride = nearest(
    (w) => w.stride,
    upTo(1, stride + 2),
    (w, value) => ({ ...w, stride: value }),
    fits,
  );
  const newKernel = nearest(
    (w) => w.kernel,
    upTo(1, kernel + 4),
    (w, value) => ({ ...w, kernel: value }),
    fits,
  );
  const fixes: { params: Record<string, number> }[] = [];
  if (padding !== undefined) fixes.push({ params: { padding } });
  if (newStride !== undefined) fixes.push({ params: { stride: newStride } });
  if (newKernel !== undefined) fixes.push({ params: { kernel: newKernel } });
  return fixes;
}

function notWhole(axes: readonly AxisWindow[], mayPad: (w: AxisWindow) => boolean): Finding | undefined {
  const loose = axes.filter((w) => !isExact(w));
  const first = loose[0];
  if (!first) return undefined;
  const over = (w: AxisWindow): number =>
    (w.size - dilatedExtent(w.kernel, w.dilation) + 2 * w.padding) % w.stride;
  const remainder = over(first);
  const alike = loose.length === 2 && over(loose[1]!) === remainder && loose[1]!.padding === first.padding;
  return {
    severity: 'warning',
    code: 'notWhole',
    values: {
      axis: alike ? 'both' : first.axis,
      exact: showExact(axisFormula(first).exact),
      value: axisFormula(first).value,
      // The last cells of the padded input; those of the padding come last.
      unseen: Math.max(0, remainder - first.padding),
      unseenPadding: Math.min(remainder, first.padding),
      size: first.size,
    },
    fixes: wholeFixes(axes, mayPad),
  };
}

/** What a rule finds when it wants `[height, width, channels]` and is given something else. */
export const needsSpatial = (received: Shape): Finding => ({
  severity: 'error',
  code: 'needsSpatial',
  values: { received: `[${received.join(', ')}]` },
  fixes: [],
});

/**
 * Height and width after a window has slid over them, per axis ⌊(W − F + 2P)/S⌋ + 1, F the dilated extent; `same`: ⌈W/S⌉.
 * @param channels of the output; its formula is the layer's own.
 * @param mayPad whether a padding is one the layer can take (pools refuse windows of nothing but padding).
 */
export function slide(
  input: Shape,
  window: SlidingWindow,
  channels: number,
  mayPad: (kernel: number, padding: number) => boolean = () => true,
): ShapeResult {
  if (input.length !== 3) return { formulas: [], findings: [needsSpatial(input)] };
  const { padding } = window;
  if (padding === 'same') {
    const formulas = AXES.map((axis, i) => sameFormula(axis, input[i]!, window.stride[i as 0 | 1]));
    return { shape: [formulas[0]!.value, formulas[1]!.value, channels], formulas, findings: [] };
  }
  const axes = AXES.map(
    (axis, i): AxisWindow => ({
      axis,
      size: input[i]!,
      kernel: window.kernel[i as 0 | 1],
      stride: window.stride[i as 0 | 1],
      padding: padding[i as 0 | 1],
      dilation: window.dilation[i as 0 | 1],
    }),
  );
  const formulas = axes.map(axisFormula);
  const misfit = axes.find((w) => dilatedExtent(w.kernel, w.dilation) > w.size + 2 * w.padding);
  if (misfit) return { formulas, findings: [tooLarge(misfit)] };
  const loose = notWhole(axes, (w) => mayPad(w.kernel, w.padding));
  return {
    shape: [formulas[0]!.value, formulas[1]!.value, channels],
    formulas,
    findings: loose ? [loose] : [],
  };
}

/** Padding at the top and left in cells: under `same` the smaller half (TensorFlow's rule). */
export function leadingPadding(input: Shape, window: SlidingWindow): Size {
  if (window.padding !== 'same') return window.padding;
  const before = (i: 0 | 1): number => {
    const out = Math.ceil(input[i]! / window.stride[i]);
    const total =
      (out - 1) * window.stride[i] + dilatedExtent(window.kernel[i], window.dilation[i]) - input[i]!;
    return Math.max(0, total) >> 1;
  };
  return [before(0), before(1)];
}
