import type { Position } from '../network/network.ts';

/** A node card in canvas units. The grid divides both lengths, so that handles of aligned cards align. */
export const card = { width: 232, height: 56 } as const;
/** What a card grows by below, where it shows what its layer makes of a sample. */
export const preview = { height: 64 } as const;
export const grid = 8;
export const handleSize = 10;
/** Between a card and the next below it. */
export const gap = { below: 32, beside: 48 } as const;

export const snap = ({ x, y }: Position): Position => ({
  x: Math.round(x / grid) * grid,
  y: Math.round(y / grid) * grid,
});

/** Centre of input `slot` of `slots` on a card's upper edge, from its left. */
export const slotX = (slot: number, slots: number): number => (card.width * (slot + 1)) / (slots + 1);

export const overlaps = (a: Position, b: Position, margin = 0): boolean =>
  Math.abs(a.x - b.x) < card.width + margin && Math.abs(a.y - b.y) < card.height + margin;

export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

/** What boxes cover together. */
export function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
