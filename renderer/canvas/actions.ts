import { card } from '../../shared/drawing/geometry.ts';
import { groupView, partId } from '../../shared/drawing/groups.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { changeComments, removeComments } from '../../shared/network/annotations.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { dissolveNodes, removeNodes } from '../../shared/network/gestures.ts';
import type { Edge, JsonObject, Network, NodeId, Position } from '../../shared/network/network.ts';
import { edgeKey, edit, redoEdit, type Selection, select, undoEdit, useDocument } from '../document/index.ts';
import { currentLanguage, translate } from '../i18n/i18n.ts';
import { planAddition } from './adding.ts';
import { type Addition, edgesInto, wiringOf } from './addition.ts';
import { announce } from './announcer.ts';
import { judge } from './connecting.ts';
import { catchFocus, keepFocus } from './keeping-focus.ts';
import { nameOf, namesOf } from './naming.ts';
import { chosen } from './parts.ts';
import { layerToRepeat, rememberAdded } from './repeating.ts';
import { replaceNodes } from './replacing.ts';
import { startingParams } from './starting-params.ts';
import { centreOn, focusCard, keepInSight, reveal, viewCentre } from './viewport.ts';

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

/** Adds another of the layer that was added last, with its parameters, after what is selected. */
export function repeatLast(): void {
  const model = layerToRepeat();
  if (model) addAfterSelection(model.layer, model.params);
  else announce(translate('nothingToRepeat', { ns: 'canvas' }));
}

/** Puts another layer in the place of nodes; what parameters they share stays, but for those that are `given`. */
export function replaceLayers(nodes: readonly NodeId[], layer: AnyLayer, given: JsonObject): void {
  const { network } = useDocument.getState();
  const replaced = replaceNodes(network, nodes, layer, given);
  const words = { name: namesOf(network, new Set(nodes)), layer: layer.help.title[currentLanguage()] };
  edit(replaced.edit, translate('editReplace', { ns: 'canvas', ...words }), { select: replaced.ids });
  announce(translate('replaced', { ns: 'canvas', ...words }));
}

/** Feeds an input from another layer, or from nothing: what drawing a wire does, for those who do not drag. */
export function feedInput(target: NodeId, slot: number, source: NodeId | undefined): void {
  const { network, analysis } = useDocument.getState();
  if (source === undefined) {
    const edge = edgesInto(network, target)[slot];
    if (!edge) return;
    edit({ kind: 'removeEdge', edge }, disconnectName(network, edge));
    announce(disconnectWords(network, edge));
    return;
  }
  const verdict = judge(network, analysis, source, target, slot);
  if (!verdict.ok) return;
  const names = { source: nameOf(network, source), target: nameOf(network, target) };
  edit(verdict.edit, translate('editConnect', { ns: 'canvas', ...names }));
  announce(translate('connected', { ns: 'canvas', ...names }));
}

/**
 * Takes away what is selected: nodes with their edges, edges and comments. Neighbours of a layer, or of a whole chain, are
 * joined again, unless they are to stay `apart`.
 */
export function removeSelected(step: 'editRemove' | 'editCut', apart = false): void {
  const { network, selection } = useDocument.getState();
  const { nodes, comments } = selection;
  const edges = network.edges.filter(
    (edge) => selection.edges.has(edgeKey(edge)) && !nodes.has(edge.source) && !nodes.has(edge.target),
  );
  const count = nodes.size + edges.length + comments.size;
  if (count === 0) return;
  const edits: Edit[] = edges.map((edge) => ({ kind: 'removeEdge', edge }));
  const without = applyEdit(network, { kind: 'batch', edits }).network;
  if (nodes.size > 0) edits.push((apart ? removeNodes : dissolveNodes)(without, nodes));
  if (comments.size > 0) edits.push(removeComments(network, comments));
  const refocus = keepFocus();
  edit({ kind: 'batch', edits }, removalName(network, selection, edges, step), { select: [] });
  announce(removalWords(network, selection, edges));
  refocus();
}

function removalName(
  network: Network,
  { nodes, comments }: Selection,
  edges: readonly Edge[],
  step: 'editRemove' | 'editCut',
): string {
  if (nodes.size + comments.size > 0)
    return translate(step, { ns: 'canvas', name: namesOf(network, nodes, comments) });
  const [first] = edges;
  return first && edges.length === 1
    ? disconnectName(network, first)
    : translate('editRemove', {
        ns: 'canvas',
        name: translate('countEdges', { ns: 'canvas', count: edges.length }),
      });
}

/** `conv1 deleted, relu1 now fed by input`: told of a deletion that is done. */
function removalWords(before: Network, { nodes, comments }: Selection, edges: readonly Edge[]): string {
  const [cut] = edges;
  if (cut && edges.length === 1 && nodes.size + comments.size === 0) return disconnectWords(before, cut);
  const name =
    nodes.size + comments.size > 0
      ? namesOf(before, nodes, comments)
      : translate('countEdges', { ns: 'canvas', count: edges.length });
  const { network } = useDocument.getState();
  const known = new Set(before.edges.map(edgeKey));
  const joined = network.edges.filter((edge) => !known.has(edgeKey(edge)));
  const [join] = joined;
  if (!join) return translate('removed', { ns: 'canvas', name });
  if (joined.length > 1) return translate('removedNowSeveral', { ns: 'canvas', name, count: joined.length });
  const ends = { source: nameOf(network, join.source), target: nameOf(network, join.target) };
  return translate('removedNow', { ns: 'canvas', name, ...ends });
}

const disconnectWords = (network: Network, { source, target }: Edge): string =>
  translate('disconnected', {
    ns: 'canvas',
    source: nameOf(network, source),
    target: nameOf(network, target),
  });

const disconnectName = (network: Network, { source, target }: Edge): string =>
  translate('editDisconnect', {
    ns: 'canvas',
    source: nameOf(network, source),
    target: nameOf(network, target),
  });

export const deleteSelection = (): void => removeSelected('editRemove');

/** Deletes, and leaves the ends of the edges open. */
export const deleteApart = (): void => removeSelected('editRemove', true);

export function selectAll(): void {
  const { network } = useDocument.getState();
  select(
    network.nodes.map(({ id }) => id),
    network.edges.map(edgeKey),
    network.comments?.map(({ id }) => id),
  );
}

/** The edits that bring nodes, and comments by their id on the canvas, to other places, where they are not there already. */
export function movesOf(network: Network, moves: ReadonlyMap<string, Position>): readonly Edit[] {
  const differs = (to: Position | undefined, from: Position | undefined): to is Position =>
    to !== undefined && (from?.x !== to.x || from.y !== to.y);
  const nodes = network.nodes.flatMap(({ id, position }): readonly Edit[] => {
    const to = moves.get(id);
    return differs(to, position) ? [{ kind: 'moveNode', id, position: to }] : [];
  });
  const comments = (network.comments ?? []).flatMap(({ id, position }) => {
    const to = moves.get(partId('comment', id));
    return differs(to, position) ? [[id, { position: to }] as const] : [];
  });
  return comments.length > 0 ? [...nodes, changeComments(network, new Map(comments))] : nodes;
}

/** `move conv1`, `move 3 layers`: of ids on the canvas. */
export function moveName(network: Network, ids: Iterable<string>): string {
  const { nodes, comments } = chosen(network, ids);
  return translate('editMove', { ns: 'canvas', name: namesOf(network, nodes, comments) });
}

/** Nudges of the same things that follow each other are one step. */
export const nudgeKey = (ids: Iterable<string>): string => `nudge ${[...ids].sort().join(' ')}`;

/** Moves nodes; moves of one `merge` key that follow each other are one step, as arrow keys make them. */
export function moveNodes(moves: ReadonlyMap<string, Position>, merge: string): void {
  const { network } = useDocument.getState();
  const edits = movesOf(network, moves);
  if (edits.length > 0)
    edit({ kind: 'batch', edits }, moveName(network, moves.keys()), { merge, places: 'byHand' });
}

function step(go: () => string | undefined, word: 'undone' | 'redone'): void {
  const { direction } = useDocument.getState().network;
  const name = go();
  catchFocus();
  if (name === undefined) return;
  keepInSight(useDocument.getState().network.direction !== direction);
  announce(translate(word, { ns: 'canvas', name }));
}

export const undoOnCanvas = (): void => step(undoEdit, 'undone');
export const redoOnCanvas = (): void => step(redoEdit, 'redone');

/** Selects a layer, looks at it and gives it the keyboard. */
export function goToLayer(id: NodeId): void {
  select([id]);
  centreOn(id);
  const block = groupView(useDocument.getState().network).hidden.get(id);
  focusCard(block ? partId('block', block.group.id) : id);
}

/** Puts an Input where an empty canvas is looked at. */
export function addInput(): void {
  const layer = findLayer('Input');
  if (layer) addAfterSelection(layer);
}
