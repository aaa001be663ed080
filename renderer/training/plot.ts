import { type Axis, place } from './scale.ts';

/** Around the plot, in CSS pixels: the left one holds the y axis' labels, the lower one those of the steps. */
export const MARGIN = { top: 8, right: 22, bottom: 22, left: 46 } as const;

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

const inner = ({ width, height }: PlotSize): PlotSize => ({
  width: Math.max(1, width - MARGIN.left - MARGIN.right),
  height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
});

export const xOf = (size: PlotSize, axis: Axis, step: number): number =>
  MARGIN.left + place(axis, step) * inner(size).width;
export const yOf = (size: PlotSize, axis: Axis, value: number): number =>
  MARGIN.top + (1 - place(axis, value)) * inner(size).height;

/** The step under a point of the chart, within the axis. */
export function stepAt(size: PlotSize, axis: Axis, x: number): number {
  const share = Math.min(1, Math.max(0, (x - MARGIN.left) / inner(size).width));
  return axis.domain[0] + share * (axis.domain[1] - axis.domain[0]);
}
