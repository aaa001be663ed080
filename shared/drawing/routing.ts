import type { Position } from '../network/network.ts';
import { card } from './geometry.ts';

/**
 * Where an edge has to go around cards that lie between its ends: the x of the lane beside them, or undefined where the way
 * is free. `from` is the source's lower end, `to` the target's upper end.
 */
export function lane(from: Position, to: Position, cards: readonly Position[]): number | undefined {
  if (to.y - from.y < card.height) return undefined;
  const inWay = cards.filter(({ x, y }) => {
    if (y + card.height <= from.y + 2 || y >= to.y - 2) return false;
    const share = (y + card.height / 2 - from.y) / (to.y - from.y);
    const lineX = from.x + (to.x - from.x) * share;
    return lineX > x - 8 && lineX < x + card.width + 8;
  });
  if (inWay.length === 0) return undefined;
  const room = 24 + Math.min(6, inWay.length) * 8;
  const right = Math.max(...inWay.map(({ x }) => x + card.width)) + room;
  const left = Math.min(...inWay.map(({ x }) => x)) - room;
  const middle = (from.x + to.x) / 2;
  return right - middle <= middle - left ? right : left;
}

/** A path down, over into the lane, along it and back, with round corners. */
export function lanePath(from: Position, to: Position, x: number): string {
  const r = 12;
  const top = from.y + 14;
  const bottom = to.y - 14;
  const out = Math.sign(x - from.x) || 1;
  const back = Math.sign(to.x - x) || -1;
  return [
    `M${from.x},${from.y}`,
    `L${from.x},${top - r}`,
    `Q${from.x},${top} ${from.x + out * r},${top}`,
    `L${x - out * r},${top}`,
    `Q${x},${top} ${x},${top + r}`,
    `L${x},${bottom - r}`,
    `Q${x},${bottom} ${x + back * r},${bottom}`,
    `L${to.x - back * r},${bottom}`,
    `Q${to.x},${bottom} ${to.x},${bottom + r}`,
    `L${to.x},${to.y}`,
  ].join(' ');
}
