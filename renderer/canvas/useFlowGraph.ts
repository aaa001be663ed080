import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Position } from '../../shared/network/network.ts';
import { keyOfFlowEdge, select, useDocument } from '../document/index.ts';
import { usePreviews } from '../previews/index.ts';
import { moveNodes, nudgeKey } from './actions.ts';
import { createFlowGraph, type LayerFlowNode, type ShapeFlowEdge } from './flow-graph.ts';
import { createFlowParts, type PartFlowNode } from './flow-parts.ts';
import { useGlide } from './gliding.ts';
import { chosen, spreadMoves } from './parts.ts';
import { createStretching, placeOfShown } from './stretching.ts';
import { createStructure } from './structure.ts';
import { type Grip, useDragging } from './useDragging.ts';
import { useWords } from './useWords.ts';

interface Change {
  readonly id: string;
  readonly selected: boolean;
}

/** What a changed selection holds: the old one with the changes done. */
function changed(old: ReadonlySet<string>, changes: readonly Change[]): ReadonlySet<string> {
  const next = new Set(old);
  for (const { id, selected } of changes) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return next;
}

function selectOnCanvas(changes: readonly Change[]): void {
  const { network, selection } = useDocument.getState();
  const spread = (of: 'nodes' | 'comments'): readonly Change[] =>
    changes.flatMap(({ id, selected }) =>
      [...chosen(network, [id])[of]].map((each) => ({ id: each, selected })),
    );
  select(
    changed(selection.nodes, spread('nodes')),
    selection.edges,
    changed(selection.comments, spread('comments')),
  );
}

/** The list of before as long as it holds the same things: React Flow goes through all of another one. */
function useKept<T>(list: T[]): T[] {
  const kept = useRef(list);
  const same = list.length === kept.current.length && list.every((each, i) => each === kept.current[i]);
  if (!same) kept.current = list;
  return kept.current;
}

/** The document as nodes and edges of React Flow, and what becomes of the changes it reports. */
export function useFlowGraph() {
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const selection = useDocument((state) => state.selection);
  const [graph] = useState(createFlowGraph);
  const [parts] = useState(createFlowParts);
  const [stretch] = useState(createStretching);
  const [structureOf] = useState(createStructure);
  const previews = usePreviews((state) => state.on);
  const gliding = useGlide((state) => state.places);
  const { shown, moving: dragged, ...dragging } = useDragging(network, graph.edgeUnder);
  const moving = dragged.size > 0 ? dragged : gliding;

  const structure = structureOf(shown, analysis.order);
  // Said a moment after they are drawn: React Flow takes in every card again for one that is called otherwise.
  const words = useDeferredValue(useWords(network, analysis));

  const nodes = useMemo(
    () => [
      ...parts(structure.network, selection, moving, words.part),
      ...graph.nodes(structure, selection, moving, words.card),
    ],
    [graph, parts, structure, selection, moving, words],
  );
  const edges = useKept(
    useMemo(
      () => graph.edges(structure.network, selection, moving, words.wire),
      [graph, structure, selection, moving, words],
    ),
  );

  const { move, start } = dragging;
  const onNodesChange = useCallback(
    (changes: NodeChange<LayerFlowNode | PartFlowNode>[]) => {
      const moved = new Map<string, Position>();
      const selects: Change[] = [];
      for (const change of changes) {
        if (change.type === 'position' && change.position) moved.set(change.id, change.position);
        else if (change.type === 'select') selects.push(change);
      }
      if (moved.size > 0 && !move(moved)) {
        const now = useDocument.getState().network;
        const places = new Map([...moved].map(([id, place]) => [id, placeOfShown(id, place, now.direction)]));
        const moves = spreadMoves(now, places);
        moveNodes(moves, nudgeKey(moves.keys()));
      }
      if (selects.length > 0) selectOnCanvas(selects);
    },
    [move],
  );
  const onCanvas = useRef<readonly (LayerFlowNode | PartFlowNode)[]>([]);
  const dragStart = useCallback(
    (grip: Grip, ids: readonly string[]) => start(grip, ids, onCanvas.current),
    [start],
  );

  const onEdgesChange = useCallback((changes: EdgeChange<ShapeFlowEdge>[]) => {
    const selects = changes.flatMap((change) =>
      change.type === 'select' ? [{ ...change, id: keyOfFlowEdge(change.id) }] : [],
    );
    if (selects.length === 0) return;
    const { selection: old } = useDocument.getState();
    select(old.nodes, changed(old.edges, selects), old.comments);
  }, []);

  const stretched = useKept(useMemo(() => stretch(nodes, previews), [stretch, nodes, previews]));
  onCanvas.current = stretched;
  return {
    nodes: stretched,
    edges,
    onNodesChange,
    onEdgesChange,
    dragging: dragging.dragging,
    dragStart,
    dragStop: dragging.stop,
  };
}
