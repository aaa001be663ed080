import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import type { Comment, Group, NetworkNode, NodeId, Position } from '../../shared/network/network.ts';
import { costOf, useCost } from '../cost/index.ts';
import { nodeOf, select, useDocument } from '../document/index.ts';
import { shapeText, shareText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { usePreviews } from '../previews/index.ts';
import { moveNodes, nudgeKey } from './actions.ts';
import { createFlowGraph, type LayerFlowNode, type ShapeFlowEdge } from './flow-graph.ts';
import { createFlowParts, type PartFlowNode } from './flow-parts.ts';
import { useGlide } from './gliding.ts';
import { chosen, spreadMoves } from './parts.ts';
import { createStretching, fromShown } from './stretching.ts';
import { type Grip, useDragging } from './useDragging.ts';

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

/** Where a number goes in a sentence that is worded beforehand. */
const slot = '{}';

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

/** The document as nodes and edges of React Flow, and what becomes of the changes it reports. */
export function useFlowGraph() {
  const { t } = useTranslation(['canvas', 'cost']);
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const selection = useDocument((state) => state.selection);
  const [graph] = useState(createFlowGraph);
  const [parts] = useState(createFlowParts);
  const [stretch] = useState(createStretching);
  const previews = usePreviews((state) => state.on);
  const measure = useCost((state) => (state.on ? state.measure : undefined));
  const gliding = useGlide((state) => state.places);
  const { shown, moving: dragged, ...dragging } = useDragging(network, graph.edgeUnder);
  const moving = dragged.size > 0 ? dragged : gliding;

  const nodes = useMemo(() => {
    // Worded once: there may be thousands of cards, and every edit may change every share.
    const sharing = measure && t(`share_${measure}`, { ns: 'cost', share: slot });
    const shareWords = (ids: readonly NodeId[]): readonly string[] => {
      if (!sharing) return [];
      const { share } = costOf(network, analysis, measure, ids);
      return share > 0 ? [sharing.replace(slot, shareText(share))] : [];
    };
    const label = (node: NetworkNode): string => {
      const name = node.label ?? node.id;
      const type = findLayer(node.type)?.help.title[language] ?? node.type;
      const layer = analysis.layers.get(node.id);
      const words = layer?.outputShape
        ? t('nodeLabelShape', { name, type, shape: shapeText(layer.outputShape) })
        : t('nodeLabel', { name, type });
      const errors = layer?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
      return [
        words,
        ...(errors > 0 ? [t('nodeErrors', { count: errors })] : []),
        ...shareWords([node.id]),
      ].join(', ');
    };
    const partLabel = (part: Group | Comment): string =>
      'text' in part
        ? t('commentLabel', { text: part.text })
        : [t('groupLabel', { name: part.name, count: part.nodes.length }), ...shareWords(part.nodes)].join(
            ', ',
          );
    return [
      ...parts(shown, selection, moving, partLabel),
      ...graph.nodes(shown, analysis, selection, moving, label),
    ];
  }, [graph, parts, network, shown, analysis, selection, moving, measure, language, t]);

  const edges = useMemo(() => {
    const nameOf = (id: NodeId): string => nodeOf(network, id)?.label ?? id;
    const label = (source: NodeId, target: NodeId): string => {
      const shape = analysis.layers.get(source)?.outputShape;
      const ends = { source: nameOf(source), target: nameOf(target) };
      return shape ? t('edgeLabelShape', { ...ends, shape: shapeText(shape) }) : t('edgeLabel', ends);
    };
    return graph.edges(shown, selection, moving, label);
  }, [graph, network, shown, analysis, selection, moving, t]);

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
        const places = new Map([...moved].map(([id, place]) => [id, fromShown(place)]));
        const moves = spreadMoves(useDocument.getState().network, places);
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
    const selects = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    if (selects.length === 0) return;
    const { selection: old } = useDocument.getState();
    select(old.nodes, changed(old.edges, selects), old.comments);
  }, []);

  const stretched = useMemo(() => stretch(nodes, previews), [stretch, nodes, previews]);
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
