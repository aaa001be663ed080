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

export const turnedBox = (box: Box, direction: Direction | undefined): Box => ({
  ...turned(box, direction),
  ...turnedSize(box, direction),
});

export interface Gaps {
  /** Between cards that follow each other, */
  readonly along: number;
  /** and that lie beside each other. */
  readonly across: number;
  /** What a card put on an edge keeps from the one before. */
  readonly least: number;
}

/** Wires to the right have their labels along their way, and need the room. */
export const gapsOf = (direction: Direction | undefined): Gaps =>
  direction === 'right'
    ? { along: 88, across: gap.below, least: 88 }
    : { along: gap.below, across: gap.beside, least: 16 };

/** Inputs are where a network's direction comes from, outputs where it leads. */
export type PortKind = 'input' | 'output';

/** Where port `index` of `count` is along its side of a card, as a share of that: the short side is used to its corners. */
export const portShare = (index: number, count: number, direction: Direction | undefined): number =>
  direction === 'right' ? (index + 0.5) / count : (index + 1) / (count + 1);

/** The middle of port `index` of `count`, from the upper left corner of a card of that size. */
export function portAt(
  kind: PortKind,
  index: number,
  count: number,
  size: Extent,
  direction: Direction | undefined,
): Position {
  const { width, height } = turnedSize(size, direction);
  return turned(
    { x: width * portShare(index, count, direction), y: kind === 'output' ? height : 0 },
    direction,
  );
}

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
