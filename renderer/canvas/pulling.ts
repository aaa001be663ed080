import { findLayer } from '../../shared/layers/index.ts';
import { joinGroupBetween } from '../../shared/network/annotations.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { bypassNodes } from '../../shared/network/gestures.ts';
import type { Network, NodeId, Position } from '../../shared/network/network.ts';
import { edgeNamed, edit, nodeOf, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { moveName, movesOf } from './actions.ts';
import { makeRoom, placeOnEdge, threadOnto } from './adding.ts';
import { announce } from './announcer.ts';
import { nameOf, namesOf } from './naming.ts';

/** What a drag of cards comes to when they are let go. */
export interface DragEnd {
  readonly moves: ReadonlyMap<NodeId, Position>;
  /** They were pulled out of the flow as they were taken. */
  readonly pulled: boolean;
  /** The edge that the one card was let go on, by its key. */
  readonly onto: string | undefined;
}

/** The nodes stand alone: a card that nothing feeds and that feeds nothing can be dropped on an edge. */
export const isLoose = (network: Network, id: NodeId): boolean =>
  !network.edges.some(({ source, target }) => source === id || target === id);

/** Ends a drag as one step: moved, pulled out of its chain, or inserted on an edge. */
export function endDrag({ moves, pulled, onto }: DragEnd): void {
  const { network } = useDocument.getState();
  const [id] = moves.keys();
  const place = id === undefined ? undefined : moves.get(id);
  if (id === undefined || !place) return;
  const out: Edit = pulled ? bypassNodes(network, moves.keys()) : { kind: 'batch', edits: [] };
  const free = applyEdit(network, out).network;
  const edge = onto === undefined ? undefined : edgeNamed(free, onto);
  if (edge) {
    const position = placeOnEdge(free, edge, place);
    const edits: readonly Edit[] = [
      out,
      threadOnto(free, edge, id, findLayer(nodeOf(free, id)?.type ?? '')),
      { kind: 'moveNode', id, position },
      ...joinGroupBetween(free, edge, id),
      ...makeRoom(free, edge.target, position),
    ];
    edit({ kind: 'batch', edits }, translate('editInsert', { ns: 'canvas', name: nameOf(free, id) }));
    const ends = { source: nameOf(free, edge.source), target: nameOf(free, edge.target) };
    announce(translate('inserted', { ns: 'canvas', name: nameOf(free, id), ...ends }));
    return;
  }
  const edits = movesOf(network, moves);
  if (!pulled) {
    if (edits.length > 0)
      edit({ kind: 'batch', edits }, moveName(network, moves.keys()), { places: 'byHand' });
    return;
  }
  pullOut(network, [...moves.keys()], out, edits);
}

function pullOut(network: Network, ids: readonly NodeId[], out: Edit, moves: readonly Edit[]): void {
  const name = namesOf(network, new Set(ids));
  edit({ kind: 'batch', edits: [out, ...moves] }, translate('editPullOut', { ns: 'canvas', name }), {
    places: 'byHand',
  });
  announce(translate('pulledOut', { ns: 'canvas', name }));
}

/** Something of what is selected is wired. */
export function isPullable(): boolean {
  const { network, selection } = useDocument.getState();
  return [...selection.nodes].some((id) => !isLoose(network, id));
}

/** Takes what is selected out of the flow, joining its neighbours, without moving it. */
export function pullOutSelection(): void {
  const { network, selection } = useDocument.getState();
  const ids = [...selection.nodes];
  if (!isPullable()) return;
  pullOut(network, ids, bypassNodes(network, ids), []);
}
