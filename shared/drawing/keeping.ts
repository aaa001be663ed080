import type { Direction, Edge, Extent, NodeId, Position } from '../network/network.ts';
import { type Box, gapsOf, grid, turned, turnedSize } from './geometry.ts';

/** Automatic layout around what stays where it is. */
export interface Keeping {
  /** Where everything lies now. */
  readonly places: ReadonlyMap<NodeId, Position>;
  /** Where automatic layout would put what may be moved. */
  readonly arranged: ReadonlyMap<NodeId, Position>;
  readonly edges: readonly Edge[];
  readonly direction?: Direction | undefined;
  stays(id: NodeId): boolean;
  sizeOf(id: NodeId): Extent;
}

/** Nearer to each other than this, cards are parted. */
const nearest = 2 * grid;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * How far the layout is from what may be moved, so that the drawing stays where it was: of the topmost down, and of most of it
 * aside. What had to go down for something in its way counts for nothing: arranged again, all lies as before.
 */
function offset({ places, arranged, stays }: Keeping): Position {
  const moves = [...arranged].flatMap(([id, { x, y }]) => {
    const place = places.get(id);
    return place && !stays(id) ? [{ top: y, x: place.x - x, y: place.y - y }] : [];
  });
  const onGrid = (value: number): number => Math.round(value / grid) * grid;
  const first = moves.reduce((top, move) => (move.top < top.top ? move : top), moves[0] ?? { top: 0, y: 0 });
  return { x: onGrid(median(moves.map(({ x }) => x))), y: onGrid(first.y) };
}

/**
 * Places for what may be moved: as automatic layout has it, but below whatever feeds it, and below what is in its way. What
 * stays has no place in the result. Pure; deterministic; nothing that it places lies over anything.
 */
export function arrangeAround({ direction, ...given }: Keeping): ReadonlyMap<NodeId, Position> {
  const turnAll = (all: ReadonlyMap<NodeId, Position>): ReadonlyMap<NodeId, Position> =>
    new Map([...all].map(([id, place]) => [id, turned(place, direction)]));
  return turnAll(
    arrangeBelow(
      {
        ...given,
        places: turnAll(given.places),
        arranged: turnAll(given.arranged),
        sizeOf: (id) => turnedSize(given.sizeOf(id), direction),
      },
      gapsOf(direction).along,
    ),
  );
}

/** The same for what runs down, `gap` between a card and the next. */
function arrangeBelow(keeping: Keeping, gap: number): ReadonlyMap<NodeId, Position> {
  const { places, arranged, edges, stays, sizeOf } = keeping;
  const by = offset(keeping);
  const taken = new Map([...places].filter(([id]) => stays(id)));
  const cards: Box[] = [...taken].map(([id, place]) => ({ ...place, ...sizeOf(id) }));
  const feeding = new Map<NodeId, NodeId[]>();
  for (const { source, target } of edges) {
    const sources = feeding.get(target);
    if (sources) sources.push(source);
    else feeding.set(target, [source]);
  }
  const result = new Map<NodeId, Position>();
  const free = [...arranged].filter(([id]) => !stays(id)).sort(([, a], [, b]) => a.y - b.y || a.x - b.x);
  for (const [id, { x: left, y: top }] of free) {
    const x = left + by.x;
    const behind = (feeding.get(id) ?? []).flatMap((source) => {
      const place = taken.get(source);
      return place && source !== id ? [place.y + sizeOf(source).height + gap] : [];
    });
    let y = Math.max(top + by.y, ...behind);
    const { width, height } = sizeOf(id);
    const inWay = (): Box | undefined =>
      cards.find(
        (other) =>
          other.x < x + width + nearest &&
          x < other.x + other.width + nearest &&
          other.y < y + height + nearest &&
          y < other.y + other.height + nearest,
      );
    for (let other = inWay(); other; other = inWay()) y = other.y + other.height + gap;
    cards.push({ x, y, width, height });
    taken.set(id, { x, y });
    result.set(id, { x, y });
  }
  return result;
}
