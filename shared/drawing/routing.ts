import type { Direction, Extent, Position } from '../network/network.ts';
import { card, turned, turnedSize } from './geometry.ts';

/**
 * Ways of wires around cards. All is reckoned as for a network that runs down; what runs right is turned on its way in and out
 * (`turned`). A lane is given by its place across: the x of what runs down, the y of what runs right.
 */

/** How far below its source a wire turns aside, and above its target. */
const turn = 14;
/** What a wire keeps from the sides of cards. */
const margin = 8;

const hitsCard = ({ x, y }: Position, { x: left, y: top }: Position, { width, height }: Extent): boolean =>
  x > left - margin && x < left + width + margin && y > top + 1 && y < top + height - 1;

/** The curve that a wire is where nothing is in its way. */
function curveHits(from: Position, to: Position, one: Position, size: Extent): boolean {
  const steps = 16;
  for (let step = 1; step < steps; step++) {
    const t = step / steps;
    // Bézier's: the control points are half way down, under the one end and over the other.
    const across = t * t * (3 - 2 * t);
    const down = 1.5 * t * (1 - t) + t ** 3;
    const at = { x: from.x + (to.x - from.x) * across, y: from.y + (to.y - from.y) * down };
    if (hitsCard(at, one, size)) return true;
  }
  return false;
}

/** Whether the way down from `from`, over to the lane, along it and over to `to` meets no card. */
function isFree(
  from: Position,
  to: Position,
  x: number,
  cards: readonly Position[],
  { width, height }: Extent,
): boolean {
  const top = from.y + turn;
  const bottom = to.y - turn;
  const crosses = (y: number, a: number, b: number, one: Position): boolean =>
    y > one.y && y < one.y + height && Math.min(a, b) < one.x + width && Math.max(a, b) > one.x;
  return cards.every(
    (one) =>
      !(x > one.x - margin && x < one.x + width + margin && one.y < bottom && one.y + height > top) &&
      !crosses(top, from.x, x, one) &&
      !crosses(bottom, x, to.x, one),
  );
}

/** The cards that wires go around; asked for many wires, sorted once. */
export interface Obstacles {
  readonly direction: Direction | undefined;
  /** How large a card is, turned. */
  readonly size: Extent;
  /** Those that reach into a band across the network's direction, turned. */
  between(top: number, bottom: number): readonly Position[];
}

export function obstacles(cards: readonly Position[], direction?: Direction): Obstacles {
  const size = turnedSize(card, direction);
  const sorted = cards.map((place) => turned(place, direction)).sort((a, b) => a.y - b.y);
  /** How many lie above `y`. */
  const above = (y: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.y < y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    direction,
    size,
    between: (top, bottom) =>
      sorted.slice(above(top - size.height), above(bottom)).filter(({ y }) => y + size.height > top),
  };
}

/**
 * Where an edge has to go around cards that lie between its ends: the lane that it follows, or undefined where the way is free.
 * Straight on from one of its ends if that can be, else beside what is in the way. `source` and `target` are where it attaches.
 */
export function lane(source: Position, target: Position, cards: Obstacles): number | undefined {
  const { direction, size } = cards;
  const [from, to] = [turned(source, direction), turned(target, direction)];
  if (to.y - from.y < size.height) return undefined;
  const between = cards.between(from.y + 2, to.y - 2);
  const inWay = between.filter((one) => curveHits(from, to, one, size));
  if (inWay.length === 0) return undefined;
  const straight = [from.x, to.x].find((x) => isFree(from, to, x, between, size));
  if (straight !== undefined) return straight;
  const room = 24 + Math.min(6, inWay.length) * 8;
  const right = Math.max(...inWay.map(({ x }) => x + size.width)) + room;
  const left = Math.min(...inWay.map(({ x }) => x)) - room;
  const middle = (from.x + to.x) / 2;
  const nearest = right - middle <= middle - left ? [right, left] : [left, right];
  return nearest.find((x) => isFree(from, to, x, between, size)) ?? nearest[0];
}

/** `lane` for wires that are drawn again and again: while all cards stay where they are, each way is found once. */
export function createLanes() {
  let cards: readonly Position[] = [];
  let inWay = obstacles(cards);
  const known = new Map<string, number | undefined>();
  return (now: readonly Position[], direction?: Direction) => {
    const stayed =
      direction === inWay.direction &&
      now.length === cards.length &&
      now.every(({ x, y }, i) => x === cards[i]!.x && y === cards[i]!.y);
    if (!stayed) {
      cards = now;
      inWay = obstacles(now, direction);
      known.clear();
    }
    return (from: Position, to: Position): number | undefined => {
      const key = `${from.x} ${from.y} ${to.x} ${to.y}`;
      if (!known.has(key)) known.set(key, lane(from, to, inWay));
      return known.get(key);
    };
  };
}

const plain = (value: number): number => Number(value.toFixed(2));

/** Straight pieces with round corners, as a path of SVG. */
export function roundedPath(points: readonly Position[], radius: number): string {
  const distinct = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || Math.hypot(point.x - before.x, point.y - before.y) > 0.01;
  });
  const at = ({ x, y }: Position): string => `${plain(x)},${plain(y)}`;
  return distinct
    .map((corner, index) => {
      const [before, after] = [distinct[index - 1], distinct[index + 1]];
      if (!before) return `M${at(corner)}`;
      if (!after) return `L${at(corner)}`;
      const towards = (other: Position): Position => {
        const length = Math.hypot(other.x - corner.x, other.y - corner.y);
        const share = Math.min(radius, length / 2) / length;
        return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
      };
      return `L${at(towards(before))} Q${at(corner)} ${at(towards(after))}`;
    })
    .join(' ');
}

/** The corners of a way on, over into the lane, along it and back. */
export function laneCorners(
  source: Position,
  target: Position,
  x: number,
  direction?: Direction,
): readonly Position[] {
  const [from, to] = [turned(source, direction), turned(target, direction)];
  const corners = [
    from,
    { x: from.x, y: from.y + turn },
    { x, y: from.y + turn },
    { x, y: to.y - turn },
    { x: to.x, y: to.y - turn },
    to,
  ];
  return corners.map((corner) => turned(corner, direction));
}

/** The same as a path, with round corners. */
export const lanePath = (from: Position, to: Position, x: number, direction?: Direction): string =>
  roundedPath(laneCorners(from, to, x, direction), 12);
