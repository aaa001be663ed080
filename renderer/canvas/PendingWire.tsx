import { getBezierPath, Position as Side, ViewportPortal } from '@xyflow/react';
import { card } from '../../shared/drawing/geometry.ts';
import type { Network, Position } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { useAddMenu } from './add-menu.ts';
import { type Addition, edgesInto } from './addition.ts';
import { edgeEnds } from './edge-ends.ts';
import styles from './PendingWire.module.css';
import { shownCard, toShown } from './stretching.ts';

const still: ReadonlyMap<string, Position> = new Map();

function way(network: Network, addition: Addition): readonly [Position, Position] | undefined {
  if (addition.kind !== 'from' && addition.kind !== 'into') return undefined;
  const ends = edgeEnds(network, still);
  const x = addition.position.x + card.width / 2;
  const { y } = addition.position;
  /** The lower edge of a card that stands there. */
  const below = (end: Position): Position => {
    const top = toShown({ x: end.x, y: end.y - card.height });
    return { x: top.x, y: top.y + shownCard().height };
  };
  if (addition.kind === 'from') {
    const from = ends.source(addition.source)?.at;
    return from && [below(from), toShown({ x, y })];
  }
  const { target, slot } = addition;
  const to = ends.target(target, slot, edgesInto(network, target).length)?.at;
  return to && [below({ x, y: y + card.height }), toShown(to)];
}

/** The wire that was let go in the open, while it is chosen what to add at its end. */
export function PendingWire() {
  const purpose = useAddMenu((state) => state.opening?.purpose);
  const network = useDocument((state) => state.network);
  const drawn = purpose?.kind === 'add' ? way(network, purpose.addition) : undefined;
  if (!drawn) return null;
  const [from, to] = drawn;
  const [path] = getBezierPath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Side.Bottom,
    targetX: to.x,
    targetY: to.y,
    targetPosition: Side.Top,
  });
  return (
    <ViewportPortal>
      <svg className={styles.wire} aria-hidden>
        <path d={path} />
      </svg>
    </ViewportPortal>
  );
}
