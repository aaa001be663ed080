import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../shared/network/network.ts';
import { centreOn } from '../canvas/index.ts';
import { select, useDocument } from '../document/index.ts';
import { choose, type Way, wayOf } from './choosing.ts';
import type { LayerRow } from './useRows.ts';

/** Rows that a key goes on by. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Choosing rows selects layers on the canvas and shows them there; what is selected there is brought into sight here. */
export function useChoosing(
  rows: readonly LayerRow[],
  sight: { reveal(row: number): void; isInSight(row: number): boolean },
) {
  const { reveal, isInSight } = sight;
  const selected = useDocument((state) => state.selection.nodes);
  const [current, setCurrent] = useState<NodeId>();
  const anchor = useRef<NodeId>(undefined);
  const order = useMemo(() => rows.map(({ id }) => id), [rows]);

  // Called by events: a row is drawn again only for its own reasons.
  const latest = useRef(order);
  latest.current = order;
  const pick = useCallback((id: NodeId, way: Way): void => {
    const { nodes } = useDocument.getState().selection;
    select(choose(latest.current, nodes, anchor.current, id, way));
    if (way !== 'upTo' || anchor.current === undefined) anchor.current = id;
    setCurrent(id);
    centreOn(id);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = current === undefined ? -1 : order.indexOf(current);
    const step = steps[event.key];
    if (event.target !== event.currentTarget) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (current !== undefined && at >= 0) pick(current, event.key === ' ' ? 'besides' : wayOf(event));
      return;
    }
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const to = Math.min(order.length - 1, Math.max(0, at + step));
    const id = order[to];
    if (id === undefined) return;
    reveal(to);
    // With Ctrl only the place moves, as in any list.
    if (event.ctrlKey || event.metaKey) setCurrent(id);
    else pick(id, event.shiftKey ? 'upTo' : 'alone');
  };

  useEffect(() => {
    if (selected.size === 0) return;
    const chosen = order.flatMap((id, row) => (selected.has(id) ? [row] : []));
    const [first] = chosen;
    if (first === undefined || chosen.some(isInSight)) return;
    reveal(first);
  }, [selected, order, reveal, isInSight]);
  // Whoever selects on the canvas goes on from there with the keys.
  useEffect(() => {
    const [only] = selected;
    if (selected.size !== 1 || only === undefined) return;
    setCurrent(only);
    anchor.current = only;
  }, [selected]);

  return { selected, current, pick, onKeyDown };
}
