import { card, gap } from '../../shared/drawing/geometry.ts';
import { arrange } from '../../shared/drawing/layout.ts';
import { assignSlots } from '../../shared/drawing/wiring.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { dissolveNodes, freshId, removeNodes } from '../../shared/network/gestures.ts';
import type { JsonObject, Network, NodeId, Position } from '../../shared/network/network.ts';
import { edgeKey, edit, nodeOf, redoEdit, select, undoEdit, useDocument } from '../document/index.ts';
import { currentLanguage, translate } from '../i18n/i18n.ts';
import { planAddition } from './adding.ts';
import { type Addition, wiringOf } from './addition.ts';
import { announce } from './announcer.ts';
import { judge } from './connecting.ts';
import { rememberAdded } from './repeating.ts';
import { startingParams } from './starting-params.ts';
import { fitView, reveal, viewCentre } from './viewport.ts';

/** What people do on the canvas, each one step of undo with a name, told to screen readers. */
export function addLayer(layer: AnyLayer, addition: Addition, params = startingParams(layer)): NodeId {
  const { network } = useDocument.getState();
  const planned = planAddition(network, layer, params, addition);
  const name = layer.help.title[currentLanguage()];
  const through = wiringOf(network, layer, addition).kind === 'through';
  edit(planned.edit, translate(through ? 'editInsert' : 'editAdd', { ns: 'canvas', name }), {
    select: [planned.id],
  });
  announce(translate('added', { ns: 'canvas', name }));
  rememberAdded(planned.id, layer.type, params);
  reveal(planned.position);
  return planned.id;
}

/** After what is selected, or in the middle of the view. */
export function afterSelection(): Addition {
  const { selection } = useDocument.getState();
  const centre = viewCentre();
  return {
    kind: 'after',
    nodes: [...selection.nodes],
    otherwise: { x: centre.x - card.width / 2, y: centre.y - card.height / 2 },
  };
}

export const addAfterSelection = (layer: AnyLayer, params?: JsonObject): NodeId =>
  addLayer(layer, afterSelection(), params);

/** Feeds an input from another layer, or from nothing: what drawing a wire does, for those who do not drag. */
export function feedInput(target: NodeId, slot: number, source: NodeId | undefined): void {
  const { network, analysis } = useDocument.getState();
  if (source === undefined) {
    const edge = assignSlots(network.edges.filter((candidate) => candidate.target === target))[slot];
    if (!edge) return;
    edit({ kind: 'removeEdge', edge }, translate('editDisconnect', { ns: 'canvas' }));
    announce(translate('removed', { ns: 'canvas', count: 1 }));
    return;
  }
  const verdict = judge(network, analysis, source, target, slot);
  if (!verdict.ok) return;
  edit(verdict.edit, translate('editConnect', { ns: 'canvas' }));
  const nameOf = (id: NodeId): string => nodeOf(network, id)?.label ?? id;
  announce(translate('connected', { ns: 'canvas', source: nameOf(source), target: nameOf(target) }));
}

/**
 * Deletes the selected nodes with their edges, and the selected edges. Neighbours of a deleted layer, or of a whole chain, are
 * joined again, unless they are to stay `apart`.
 */
export function deleteSelection(apart = false): void {
  const { network, selection } = useDocument.getState();
  const edges = network.edges.filter(
    (edge) =>
      selection.edges.has(edgeKey(edge)) &&
      !selection.nodes.has(edge.source) &&
      !selection.nodes.has(edge.target),
  );
  const [first] = selection.nodes;
  const count = selection.nodes.size + edges.length;
  if (count === 0) return;
  const cut: Edit = { kind: 'batch', edits: edges.map((edge) => ({ kind: 'removeEdge', edge })) };
  const without = applyEdit(network, cut).network;
  const remove = (apart ? removeNodes : dissolveNodes)(without, selection.nodes);
  const name =
    first === undefined
      ? translate('editDisconnect', { ns: 'canvas' })
      : selection.nodes.size === 1
        ? translate('editRemoveOne', { ns: 'canvas', name: nodeOf(network, first)?.label ?? first })
        : translate('editRemove', { ns: 'canvas', count: selection.nodes.size });
  edit({ kind: 'batch', edits: [cut, remove] }, name, { select: [] });
  announce(translate('removed', { ns: 'canvas', count }));
}

/** Deletes, and leaves the ends of the edges open. */
export const deleteApart = (): void => deleteSelection(true);

/** Copies the selected nodes and the edges among them, beside the originals. */
export function duplicateSelection(): void {
  const { network, selection } = useDocument.getState();
  if (selection.nodes.size === 0) return;
  const copies = new Map<NodeId, NodeId>();
  const edits: Edit[] = [];
  let growing = network;
  for (const node of network.nodes) {
    if (!selection.nodes.has(node.id)) continue;
    const id = freshId(growing, node.type);
    const { x, y } = node.position ?? { x: 0, y: 0 };
    const copy = { ...node, id, position: { x: x + card.width + gap.beside, y } };
    copies.set(node.id, id);
    growing = { ...growing, nodes: [...growing.nodes, copy] };
    edits.push({ kind: 'addNode', node: copy });
  }
  for (const edge of network.edges) {
    const source = copies.get(edge.source);
    const target = copies.get(edge.target);
    if (source !== undefined && target !== undefined)
      edits.push({ kind: 'addEdge', edge: { ...edge, source, target } });
  }
  edit({ kind: 'batch', edits }, translate('editDuplicate', { ns: 'canvas' }), {
    select: [...copies.values()],
  });
}

export function selectAll(): void {
  const { network } = useDocument.getState();
  select(
    network.nodes.map(({ id }) => id),
    network.edges.map(edgeKey),
  );
}

/** The edits that bring nodes to other places, where they are not there already. */
export function movesOf(network: Network, moves: ReadonlyMap<NodeId, Position>): readonly Edit[] {
  return network.nodes.flatMap(({ id, position }): readonly Edit[] => {
    const to = moves.get(id);
    const stays = !to || (position?.x === to.x && position.y === to.y);
    return stays ? [] : [{ kind: 'moveNode', id, position: to }];
  });
}

/** Moves nodes; moves of one `merge` key that follow each other are one step, as arrow keys make them. */
export function moveNodes(moves: ReadonlyMap<NodeId, Position>, merge: string): void {
  const edits = movesOf(useDocument.getState().network, moves);
  if (edits.length > 0) edit({ kind: 'batch', edits }, translate('editMove', { ns: 'canvas' }), { merge });
}

/** Arranges every layer anew and shows them all. */
export function arrangeAll(): void {
  const { network } = useDocument.getState();
  const placed = arrange(network);
  const edits: Edit[] = [...placed].map(([id, position]) => ({ kind: 'moveNode', id, position }));
  edit({ kind: 'batch', edits }, translate('editArrange', { ns: 'canvas' }));
  window.requestAnimationFrame(() => fitView());
}

export function undoOnCanvas(): void {
  const name = undoEdit();
  if (name !== undefined) announce(translate('undone', { ns: 'canvas', name }));
}

export function redoOnCanvas(): void {
  const name = redoEdit();
  if (name !== undefined) announce(translate('redone', { ns: 'canvas', name }));
}

/** Puts an Input where an empty canvas is looked at. */
export function addInput(): void {
  const layer = findLayer('Input');
  if (layer) addAfterSelection(layer);
}
