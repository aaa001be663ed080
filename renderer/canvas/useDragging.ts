import { useCallback, useMemo, useRef, useState } from 'react';
import { findLayer } from '../../shared/layers/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import { bypassNodes } from '../../shared/network/gestures.ts';
import type { Network, NodeId, Position } from '../../shared/network/network.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { aimAt, useDropTarget } from './drop-target.ts';
import { endDrag, isLoose } from './pulling.ts';

interface Drag {
  readonly ids: readonly NodeId[];
  /** Taken with Alt: the neighbours are joined while it is dragged. */
  readonly pulled: boolean;
  /** The one card that an edge would take. */
  readonly insertable: NodeId | undefined;
}

const still: ReadonlyMap<NodeId, Position> = new Map();

/**
 * Cards under way. Where they are is the canvas' own affair until they are let go; then the document hears of it, once. With
 * Alt they leave their chain, and a card that stands alone can be let go on an edge.
 */
export function useDragging(
  network: Network,
  edgeUnder: (id: NodeId, place: Position) => string | undefined,
) {
  const [drag, setDrag] = useState<Drag>();
  const [moving, setMoving] = useState(still);
  const current = useRef<Drag>(undefined);
  const moved = useRef(still);

  /** The network as it would be: without the cards that are pulled out of it. */
  const shown = useMemo(
    () => (drag?.pulled ? applyEdit(network, bypassNodes(network, drag.ids)).network : network),
    [network, drag],
  );

  const start = useCallback((event: { readonly altKey: boolean }, ids: readonly NodeId[]) => {
    const now = useDocument.getState().network;
    const pulled = event.altKey && ids.some((id) => !isLoose(now, id));
    const [only] = ids;
    const layer = only === undefined ? undefined : findLayer(nodeOf(now, only)?.type ?? '');
    const single = ids.length === 1 && only !== undefined && layer && layer.inputs.max > 0;
    const insertable = single && (pulled || isLoose(now, only)) ? only : undefined;
    current.current = { ids, pulled, insertable };
    setDrag(current.current);
  }, []);

  /** Cards are dragged to other places; false when none is being dragged. */
  const move = useCallback(
    (moves: ReadonlyMap<NodeId, Position>): boolean => {
      if (!current.current) return false;
      moved.current = new Map([...moved.current, ...moves]);
      setMoving(moved.current);
      const { insertable } = current.current;
      const place = insertable === undefined ? undefined : moves.get(insertable);
      if (insertable !== undefined && place) aimAt({ edge: edgeUnder(insertable, place) });
      return true;
    },
    [edgeUnder],
  );

  const stop = useCallback(() => {
    const { pulled = false } = current.current ?? {};
    const onto = useDropTarget.getState().edge;
    current.current = undefined;
    endDrag({ moves: moved.current, pulled, onto });
    aimAt({});
    moved.current = still;
    setDrag(undefined);
    setMoving(still);
  }, []);

  return { shown, moving, start, move, stop };
}
