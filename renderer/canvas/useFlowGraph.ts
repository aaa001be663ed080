import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import type { NetworkNode, NodeId, Position } from '../../shared/network/network.ts';
import { nodeOf, select, useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { moveNodes } from './actions.ts';
import { createFlowGraph, type LayerFlowNode, type ShapeFlowEdge } from './flow-graph.ts';
import { useDragging } from './useDragging.ts';

/** What a changed selection holds: the old one with the changes done. */
function changed(
  old: ReadonlySet<string>,
  changes: readonly { readonly id: string; readonly selected: boolean }[],
) {
  const next = new Set(old);
  for (const { id, selected } of changes) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** The document as nodes and edges of React Flow, and what becomes of the changes it reports. */
export function useFlowGraph() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const selection = useDocument((state) => state.selection);
  const [graph] = useState(createFlowGraph);
  const { shown, moving, ...dragging } = useDragging(network, graph.edgeUnder);

  const nodes = useMemo(() => {
    const label = (node: NetworkNode): string => {
      const name = node.label ?? node.id;
      const type = findLayer(node.type)?.help.title[language] ?? node.type;
      const layer = analysis.layers.get(node.id);
      const words = layer?.outputShape
        ? t('nodeLabelShape', { name, type, shape: shapeText(layer.outputShape) })
        : t('nodeLabel', { name, type });
      const errors = layer?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
      return errors > 0 ? `${words}, ${t('nodeErrors', { count: errors })}` : words;
    };
    return graph.nodes(shown, analysis, selection, moving, label);
  }, [graph, shown, analysis, selection, moving, language, t]);

  const edges = useMemo(() => {
    const nameOf = (id: NodeId): string => nodeOf(network, id)?.label ?? id;
    const label = (source: NodeId, target: NodeId): string => {
      const shape = analysis.layers.get(source)?.outputShape;
      const ends = { source: nameOf(source), target: nameOf(target) };
      return shape ? t('edgeLabelShape', { ...ends, shape: shapeText(shape) }) : t('edgeLabel', ends);
    };
    return graph.edges(shown, selection, moving, label);
  }, [graph, network, shown, analysis, selection, moving, t]);

  const { move } = dragging;
  const onNodesChange = useCallback(
    (changes: NodeChange<LayerFlowNode>[]) => {
      const moves = new Map<NodeId, Position>();
      const selects: { readonly id: string; readonly selected: boolean }[] = [];
      for (const change of changes) {
        if (change.type === 'position' && change.position) moves.set(change.id, change.position);
        else if (change.type === 'select') selects.push(change);
      }
      if (moves.size > 0 && !move(moves)) moveNodes(moves, `nudge ${[...moves.keys()].join(' ')}`);
      if (selects.length > 0) {
        const { selection: old } = useDocument.getState();
        select(changed(old.nodes, selects), old.edges, old.comments);
      }
    },
    [move],
  );

  const onEdgesChange = useCallback((changes: EdgeChange<ShapeFlowEdge>[]) => {
    const selects = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    if (selects.length === 0) return;
    const { selection: old } = useDocument.getState();
    select(old.nodes, changed(old.edges, selects), old.comments);
  }, []);

  return { nodes, edges, onNodesChange, onEdgesChange, dragStart: dragging.start, dragStop: dragging.stop };
}
