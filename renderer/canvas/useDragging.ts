import type { Node as FlowNode } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { blockPlace, partId, partOf } from '../../shared/drawing/groups.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import { bypassNodes } from '../../shared/network/gestures.ts';
import type { Network, NodeId, Position } from '../../shared/network/network.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { aimAt, useDropTarget } from './drop-target.ts';
import { membersOf } from './parts.ts';
import { endDrag, isLoose } from './pulling.ts';
import { clearGuides, createSnapping, watchFreeKey } from './snapping.ts';

interface Drag {
  readonly ids: readonly NodeId[];
  /** Taken with Alt: the neighbours are joined while it is dragged. */
  readonly pulled: boolean;
  /** The one card that an edge would take. */
  readonly insertable: NodeId | undefined;
  /** Where what is dragged was, by its id on the canvas and as it is shown, */
  readonly shownFrom: ReadonlyMap<string, Position>;
  /** and in the document. */
  readonly from: ReadonlyMap<string, Position>;
  snapped(by: Position, free: boolean): Position;
  endWatching(): void;
}

/** How the pointer takes cards. */
export interface Grip {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const still: ReadonlyMap<NodeId, Position> = new Map();
const origin: Position = { x: 0, y: 0 };

/** The places of layers and comments, by their ids on the canvas. */
function placesOf(network: Network, ids: readonly string[]): ReadonlyMap<string, Position> {
  const comments = new Map(network.comments?.map((each) => [partId('comment', each.id), each.position]));
  return new Map(ids.map((id) => [id, comments.get(id) ?? nodeOf(network, id)?.position ?? origin]));
}

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
  const by = useRef(origin);
  const free = useRef(false);

  /** The network as it would be: without the cards that are pulled out of it. */
  const shown = useMemo(
    () => (drag?.pulled ? applyEdit(network, bypassNodes(network, drag.ids)).network : network),
    [network, drag],
  );

  const place = useCallback(() => {
    if (!current.current) return;
    const { from, insertable, snapped } = current.current;
    const shift = snapped(by.current, free.current);
    moved.current = new Map([...from].map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]));
    setMoving(moved.current);
    const at = insertable === undefined ? undefined : moved.current.get(insertable);
    if (insertable !== undefined && at) aimAt({ edge: edgeUnder(insertable, at) });
  }, [edgeUnder]);

  const start = useCallback(
    (grip: Grip, taken: readonly string[], nodes: readonly FlowNode[]) => {
      const now = useDocument.getState().network;
      const ids = [...new Set(taken.flatMap((id) => membersOf(now, id)))];
      const from = placesOf(now, ids);
      const pulled = grip.altKey && ids.some((id) => !isLoose(now, id));
      const [only] = ids;
      const layer = only === undefined ? undefined : findLayer(nodeOf(now, only)?.type ?? '');
      const single = ids.length === 1 && only !== undefined && layer && layer.inputs.max > 0;
      const insertable = single && (pulled || isLoose(now, only)) ? only : undefined;
      const chosen = new Set([...ids, ...taken]);
      const [first] = taken;
      const isBlock = (id: string): boolean => partOf(id)?.kind === 'block';
      const snapped = createSnapping({
        nodes,
        isDragged: (id) => chosen.has(id),
        anchor:
          first !== undefined && isBlock(first)
            ? blockPlace([...placesOf(now, membersOf(now, first)).values()])
            : (from.values().next().value ?? origin),
        gridOnly: taken.some(isBlock),
      });
      current.current?.endWatching();
      free.current = grip.ctrlKey || grip.metaKey;
      const endWatching = watchFreeKey((held) => {
        if (held === free.current) return;
        free.current = held;
        place();
      });
      const shownFrom = new Map(nodes.map(({ id, position }) => [id, position]));
      current.current = { ids, pulled, insertable, shownFrom, from, snapped, endWatching };
      setDrag(current.current);
    },
    [place],
  );

  /** Things are dragged to other places, given as they are shown; false when nothing is being dragged. */
  const move = useCallback(
    (places: ReadonlyMap<string, Position>): boolean => {
      if (!current.current) return false;
      const [id, to] = places.entries().next().value ?? [];
      const start = id === undefined ? undefined : current.current.shownFrom.get(id);
      if (!to || !start) return true;
      by.current = { x: to.x - start.x, y: to.y - start.y };
      place();
      return true;
    },
    [place],
  );

  const stop = useCallback(() => {
    const { pulled = false } = current.current ?? {};
    const onto = useDropTarget.getState().edge;
    current.current?.endWatching();
    current.current = undefined;
    endDrag({ moves: moved.current, pulled, onto });
    aimAt({});
    clearGuides();
    moved.current = still;
    by.current = origin;
    setDrag(undefined);
    setMoving(still);
  }, []);

  return { shown, moving, dragging: drag !== undefined, start, move, stop };
}
