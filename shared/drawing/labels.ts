import type { Direction, Position } from '../network/network.ts';
import { turned } from './geometry.ts';

export interface LabelPlace {
  readonly at: Position;
  /** In the wire, or where that would hide the wire, to the right of it or above it. */
  readonly side: 'on' | 'beside' | 'above';
}

/** Off the straight by no more than this, hardly any of a wire would be seen under its label. */
const straight = { down: 16, right: 32 } as const;

/** Where it is said what flows along a wire; `lane` is that of `routing.ts`. */
export function labelPlace(
  source: Position,
  target: Position,
  lane: number | undefined,
  direction: Direction = 'down',
): LabelPlace {
  const [from, to] = [turned(source, direction), turned(target, direction)];
  const middle = { x: lane ?? (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const isStraight = lane === undefined && Math.abs(to.x - from.x) <= straight[direction];
  const runsRight = direction === 'right' && (isStraight || lane !== undefined);
  return {
    at: turned(runsRight ? { ...middle, x: lane ?? Math.min(from.x, to.x) } : middle, direction),
    side: runsRight ? 'above' : isStraight ? 'beside' : 'on',
  };
}
