import type { Category, Shape } from '../../layers/define.ts';
import { categoryColours, tint } from './colours.ts';
import type { Mark, Point } from './picture.ts';
import { plainNumber } from './xml.ts';

/** A box as it is drawn: the front's width (channels) and height, and how far the back is moved right and up. */
export interface Solid {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly up: number;
}

/** Lengths grow with the logarithm, as 3 and 4096 channels have to fit one figure. */
const log = (value: number): number => Math.log2(1 + value);
const sideOf = (cells: number): number => 4 + 17 * log(cells);
const depthOf = (channels: number): number => 2 + 3.6 * log(channels);
const barOf = (features: number): number => 14 * log(features);

/** Height and width as they are, channels as thickness; a vector is a bar. */
export function solidOf(shape: Shape | undefined): Solid {
  if (shape?.length === 3) {
    const [height, width, channels] = shape as readonly [number, number, number];
    const back = sideOf(width);
    return { width: depthOf(channels), height: sideOf(height), right: back * 0.36, up: back * 0.24 };
  }
  const features = shape?.reduce((product, size) => product * size, 1);
  return { width: 9, height: features === undefined ? 40 : barOf(features), right: 5, up: 3.5 };
}

const polygon = (points: readonly (readonly [number, number])[], fill: string, stroke: string): Mark => ({
  kind: 'path',
  d: `M${points.map(([x, y]) => `${plainNumber(x)},${plainNumber(y)}`).join('L')}Z`,
  fill,
  stroke,
  strokeWidth: 0.8,
});

/** Its three faces; `at` is the front's upper left corner. */
export function drawSolid(
  { width, height, right, up }: Solid,
  { x, y }: Point,
  category: Category,
): readonly Mark[] {
  const colour = categoryColours[category];
  return [
    polygon(
      [
        [x, y],
        [x + right, y - up],
        [x + width + right, y - up],
        [x + width, y],
      ],
      tint(colour, 0.16),
      colour,
    ),
    polygon(
      [
        [x + width, y],
        [x + width + right, y - up],
        [x + width + right, y + height - up],
        [x + width, y + height],
      ],
      tint(colour, 0.42),
      colour,
    ),
    polygon(
      [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ],
      tint(colour, 0.28),
      colour,
    ),
  ];
}
