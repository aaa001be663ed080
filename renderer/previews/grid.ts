import type { Extent } from '../../shared/network/network.ts';

/** Between two pictures of a grid. */
export const gutter = 2;

/** Pictures of one size in rows, as large as fit into a box. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Of a picture. */
  readonly width: number;
  readonly height: number;
}

/** The arrangement in which `count` pictures of the proportions of `picture` are largest. */
export function gridOf(
  count: number,
  picture: Extent,
  box: Extent,
  largest = Number.POSITIVE_INFINITY,
): Grid {
  let best: Grid = { columns: 1, rows: Math.max(1, count), width: 0, height: 0 };
  for (let rows = 1; rows <= Math.max(1, count); rows++) {
    const columns = Math.ceil(Math.max(1, count) / rows);
    const scale = Math.min(
      largest / Math.max(picture.width, picture.height),
      (box.width - (columns - 1) * gutter) / columns / picture.width,
      (box.height - (rows - 1) * gutter) / rows / picture.height,
    );
    if (scale * picture.width > best.width)
      best = { columns, rows, width: scale * picture.width, height: scale * picture.height };
  }
  return best;
}

/** Where picture `index` lies. */
export const placeIn = ({ columns, width, height }: Grid, index: number) => ({
  x: (index % columns) * (width + gutter),
  y: Math.floor(index / columns) * (height + gutter),
});

/** The picture at a point of the grid, if one is there. */
export function pictureAt(grid: Grid, count: number, x: number, y: number): number | undefined {
  const column = Math.floor(x / (grid.width + gutter));
  const row = Math.floor(y / (grid.height + gutter));
  const index = row * grid.columns + column;
  return x >= 0 && y >= 0 && column < grid.columns && index < count ? index : undefined;
}
