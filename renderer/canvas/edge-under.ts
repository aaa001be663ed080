import { card } from '../../shared/drawing/geometry.ts';
import type { Position } from '../../shared/network/network.ts';

/** An edge as it is drawn, roughly: straight, or around what is in its way. */
export interface Line {
  readonly id: string;
  readonly corners: readonly Position[];
}

/** How much of the card's border does not count, so that a card beside an edge is not on it. */
const inset = { x: 24, y: 8 };

/** How far a point is from a stretch of a line. */
function distance(point: Position, a: Position, b: Position): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(a.x + share * dx - point.x, a.y + share * dy - point.y);
}

/** Whether a stretch of a line crosses the card's inner part (Liang and Barsky's clipping). */
function crosses(place: Position, a: Position, b: Position): boolean {
  let [enter, leave] = [0, 1];
  const clip = (start: number, way: number, low: number, high: number): boolean => {
    if (way === 0) return start >= low && start <= high;
    const [first, second] = [(low - start) / way, (high - start) / way];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
    return enter <= leave;
  };
  return (
    clip(a.x, b.x - a.x, place.x + inset.x, place.x + card.width - inset.x) &&
    clip(a.y, b.y - a.y, place.y + inset.y, place.y + card.height - inset.y)
  );
}

/** The edge that a card at `place` lies on: of those that cross it the one that passes nearest to its middle. */
export function edgeUnder(place: Position, lines: Iterable<Line>): string | undefined {
  const middle = { x: place.x + card.width / 2, y: place.y + card.height / 2 };
  let nearest: { readonly id: string; readonly away: number } | undefined;
  for (const line of lines) {
    for (let i = 1; i < line.corners.length; i++) {
      const [a, b] = [line.corners[i - 1]!, line.corners[i]!];
      if (!crosses(place, a, b)) continue;
      const away = distance(middle, a, b);
      if (!nearest || away < nearest.away) nearest = { id: line.id, away };
    }
  }
  return nearest?.id;
}
