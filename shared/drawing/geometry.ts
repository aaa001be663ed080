import type { Direction, Extent, Position } from '../network/network.ts';

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

/**
 * What is said here of networks that run down holds for those that run right once x and y, width and height are swapped: along
 * is down, across is to the right. Turned twice, all is as it was.
 */
export const turned = ({ x, y }: Position, direction: Direction | undefined): Position =>
  direction === 'right' ? { x: y, y: x } : { x, y };

export const turnedSize = ({ width, height }: Extent, direction: Direction | undefined): Extent =>
  direction === 'right' ? { width: height, height: width } : { width, height };

/** Between cards that follow each other, and that lie beside each other: wires to the right are labelled along their way. */
export const gapsOf = (
  direction: Direction | undefined,
): { readonly along: number; readonly across: number } =>
  direction === 'right' ? { along: 88, across: gap.below } : { along: gap.below, across: gap.beside };

/** Where input `slot` of `slots` is on a card's left side, from the top of a card of that height. */
export const slotY = (slot: number, slots: number, height: number): number => (height * (slot + 0.5)) / slots;

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
