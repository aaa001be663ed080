import type { Formula, Padding, Shape, ShapeResult, Size } from './define.ts';
import { needsSpatial } from './findings.ts';
import { type AxisWindow, notWhole, tooLarge } from './window-findings.ts';

export interface SlidingWindow {
  readonly kernel: Size;
  readonly stride: Size;
  readonly padding: Padding;
  readonly dilation: Size;
}

/** Extent of a kernel whose cells lie D apart: D·(F − 1) + 1. */
export const dilatedExtent = (kernel: number, dilation: number): number => dilation * (kernel - 1) + 1;

/** At most six digits behind the point: 112.5, 18.333333. */
const showExact = (value: number): string => String(Number(value.toFixed(6)));

function explicitFormula({ axis, size, kernel, stride, padding, dilation }: AxisWindow): Formula {
  const exact = (size - dilatedExtent(kernel, dilation) + 2 * padding) / stride + 1;
  const value = Math.floor(exact);
  const shownKernel = dilation > 1 ? `(${dilation}·(${kernel} − 1) + 1)` : String(kernel);
  const result = Number.isInteger(exact) ? String(exact) : `${showExact(exact)} → ${value}`;
  return {
    axis,
    symbolic: dilation > 1 ? '(W − (D·(F − 1) + 1) + 2P)/S + 1' : '(W − F + 2P)/S + 1',
    text: `(${size} − ${shownKernel} + 2·${padding})/${stride} + 1 = ${result}`.replace('= -', '= −'),
    exact,
    value,
  };
}

function sameFormula(axis: AxisWindow['axis'], size: number, stride: number): Formula {
  const value = Math.ceil(size / stride);
  return { axis, symbolic: '⌈W/S⌉', text: `⌈${size}/${stride}⌉ = ${value}`, exact: value, value };
}

const axisWindow = (input: Shape, { kernel, stride, dilation }: SlidingWindow, padding: Size, i: 0 | 1) => ({
  axis: (['height', 'width'] as const)[i],
  size: input[i]!,
  kernel: kernel[i],
  extent: dilatedExtent(kernel[i], dilation[i]),
  stride: stride[i],
  padding: padding[i],
  dilation: dilation[i],
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
  const { padding, stride } = window;
  if (padding === 'same') {
    const height = sameFormula('height', input[0]!, stride[0]);
    const width = sameFormula('width', input[1]!, stride[1]);
    return { shape: [height.value, width.value, channels], formulas: [height, width], findings: [] };
  }
  const axes = [axisWindow(input, window, padding, 0), axisWindow(input, window, padding, 1)] as const;
  const height = explicitFormula(axes[0]);
  const width = explicitFormula(axes[1]);
  const formulas = [height, width];
  const misfit = tooLarge(axes);
  if (misfit) return { formulas, findings: [misfit] };
  return { shape: [height.value, width.value, channels], formulas, findings: notWhole(axes, mayPad) };
}

/** Padding at the top and left in cells: under `same` the smaller half (TensorFlow's rule). */
export function leadingPadding(input: Shape, window: SlidingWindow): Size {
  if (window.padding !== 'same') return window.padding;
  const [top, , left] = samePadding(input, window);
  return [top, left];
}

/** The cells that `same` adds, `[top, bottom, left, right]`: the odd one at the bottom and right (TensorFlow's rule). */
export function samePadding(
  input: Shape,
  { kernel, stride, dilation }: Pick<SlidingWindow, 'kernel' | 'stride' | 'dilation'>,
): readonly [top: number, bottom: number, left: number, right: number] {
  const total = (i: 0 | 1): number => {
    const out = Math.ceil(input[i]! / stride[i]);
    return Math.max(0, (out - 1) * stride[i] + dilatedExtent(kernel[i], dilation[i]) - input[i]!);
  };
  const [height, width] = [total(0), total(1)];
  return [height >> 1, height - (height >> 1), width >> 1, width - (width >> 1)];
}
