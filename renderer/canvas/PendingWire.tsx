import { getBezierPath, ViewportPortal } from '@xyflow/react';
import { card, type PortKind, portAt } from '../../shared/drawing/geometry.ts';
import type { Network, Position } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { useAddMenu } from './add-menu.ts';
import { type Addition, edgesInto } from './addition.ts';
import { edgeEnds } from './edge-ends.ts';
import { sideOf } from './handles.ts';
import styles from './PendingWire.module.css';
import { shownEnd } from './stretching.ts';

const still: ReadonlyMap<string, Position> = new Map();

function way(network: Network, addition: Addition): readonly [Position, Position] | undefined {
  if (addition.kind !== 'from' && addition.kind !== 'into') return undefined;
  const ends = edgeEnds(network, still);
  const { direction } = network;
  const { position: place } = addition;
  /** The end of the wire at the card that is to stand there. */
  const open = (kind: PortKind): Position => {
    const { x, y } = portAt(kind, 0, 1, card, direction);
    return shownEnd({ id: '', place, at: { x: place.x + x, y: place.y + y } }, direction);
  };
  if (addition.kind === 'from') {
    const from = ends.source(addition.source);
    return from && [shownEnd(from, direction), open('input')];
  }
  const { target, slot } = addition;
  const to = ends.target(target, slot, edgesInto(network, target).length);
  return to && [open('output'), shownEnd(to, direction)];
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
    sourcePosition: sideOf('output', network.direction),
    targetX: to.x,
    targetY: to.y,
    targetPosition: sideOf('input', network.direction),
  });
  return (
    <ViewportPortal>
      <svg className={styles.wire} aria-hidden>
        <path d={path} />
      </svg>
    </ViewportPortal>
  );
}
