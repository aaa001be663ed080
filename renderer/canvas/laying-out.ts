import { type Box, boundsOf } from '../../shared/drawing/geometry.ts';
import { arrangeSeen, arrangeSeenAround, partOf } from '../../shared/drawing/groups.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { movedByHand } from '../../shared/network/history.ts';
import type { Direction, Network, NodeId, Position } from '../../shared/network/network.ts';
import { type DocumentState, edit, nodeOf, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { movesOf } from './actions.ts';
import { announce } from './announcer.ts';
import { glideFrom, mayMove } from './gliding.ts';
import { namesOf } from './naming.ts';
import { spreadMoves } from './parts.ts';
import { selectedBoxes } from './selection-boxes.ts';
import { shownCard, toShown } from './stretching.ts';
import { fitBox } from './viewport.ts';

/** What the program does to places on the canvas, each one step of undo; things glide to where they go. */

/** What a network covers as it is shown. */
function shownBounds(network: Network): Box | undefined {
  const boxes = selectedBoxes(network, {
    nodes: new Set(network.nodes.map(({ id }) => id)),
    edges: new Set(),
    comments: new Set(network.comments?.map(({ id }) => id)),
  });
  const shown = [...boxes].map(([id, box]) => ({
    ...box,
    ...toShown(box),
    ...(partOf(id) ? {} : shownCard()),
  }));
  return shown.length > 0 ? boundsOf(shown) : undefined;
}

function layOut(places: ReadonlyMap<string, Position>, name: string, before: readonly Edit[] = []): void {
  const { network } = useDocument.getState();
  const edits = [...before, ...movesOf(network, spreadMoves(network, places))];
  edit({ kind: 'batch', edits }, name, { places: 'automatic' });
  announce(name);
  glideFrom(network);
}

function showAll(): void {
  const bounds = shownBounds(useDocument.getState().network);
  if (bounds) fitBox(bounds, mayMove());
}

const pinnedIn = (network: Network): readonly NodeId[] =>
  network.nodes.flatMap(({ id, pinned }) => (pinned === true ? [id] : []));

/** Automatic layout, around what is pinned. */
function placesFor(network: Network): ReadonlyMap<string, Position> {
  const pinned = new Set(pinnedIn(network));
  return pinned.size > 0 ? arrangeSeenAround(network, pinned) : arrangeSeen(network);
}

/** Arranges every layer, and every collapsed group, anew, but for those that are pinned, and shows them all. */
export function arrangeAll(): void {
  layOut(placesFor(useDocument.getState().network), translate('editArrange', { ns: 'canvas' }));
  showAll();
}

/**
 * Has the network run down, or right, and arranges it so; what is pinned stays where it is. Where it runs so already, it is
 * arranged again.
 */
export function arrangeTowards(direction: Direction): void {
  const { network } = useDocument.getState();
  const value = direction === 'right' ? direction : undefined;
  const { direction: before, ...rest } = network;
  const turning: Network = { ...rest, ...(value ? { direction: value } : {}) };
  const turn: readonly Edit[] = before === value ? [] : [{ kind: 'setNetwork', field: 'direction', value }];
  const name = translate(value ? 'editArrangeRight' : 'editArrangeDown', { ns: 'canvas' });
  layOut(placesFor(turning), name, turn);
  showAll();
}

/** Which way the network that is shown runs. */
export const directionNow = (): Direction => useDocument.getState().network.direction ?? 'down';

/** Arranges all that nobody has moved by hand since it was arranged last, around what somebody has. */
export function arrangeKeeping(): void {
  const { network, history } = useDocument.getState();
  const staying = new Set([...pinnedIn(network), ...movedByHand(history)]);
  layOut(arrangeSeenAround(network, staying), translate('editArrangeKeeping', { ns: 'canvas' }));
  showAll();
}

/** Arranges what is selected, where it is, around all else. */
export function arrangeSelection(): void {
  const { network, selection } = useDocument.getState();
  const { nodes } = selection;
  if (nodes.size < 2) return;
  const places = arrangeSeenAround(network, new Set(pinnedIn(network)), nodes);
  layOut(places, translate('editArrangeSelection', { ns: 'canvas', name: namesOf(network, nodes) }));
}

function pin(ids: ReadonlySet<NodeId>, pinned: boolean): void {
  const { network } = useDocument.getState();
  const edits = network.nodes.flatMap((node): readonly Edit[] =>
    ids.has(node.id) && (node.pinned === true) !== pinned
      ? [{ kind: 'setNode', id: node.id, field: 'pinned', value: pinned || undefined }]
      : [],
  );
  if (edits.length === 0) return;
  const name = translate(pinned ? 'editPin' : 'editUnpin', { ns: 'canvas', name: namesOf(network, ids) });
  edit({ kind: 'batch', edits }, name);
  announce(name);
}

export const unpin = (id: NodeId): void => pin(new Set([id]), false);

/** Whether everything that is selected is pinned. */
export const isSelectionPinned = ({ network, selection }: DocumentState): boolean =>
  selection.nodes.size > 0 && [...selection.nodes].every((id) => nodeOf(network, id)?.pinned === true);

/** Pins what is selected, so that arranging leaves it where it is; or lets go of it, if all of it is pinned. */
export function togglePin(): void {
  const state = useDocument.getState();
  pin(state.selection.nodes, !isSelectionPinned(state));
}
