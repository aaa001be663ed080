import { groupView, partId, partOf } from '../../shared/drawing/groups.ts';
import { courseOf, createWalk, type Walk, type Way } from '../../shared/drawing/walking.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { select, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { announce } from './announcer.ts';
import { nameOf } from './naming.ts';
import { chosen } from './parts.ts';
import { focusCard, focusDrawn, revealCard } from './viewport.ts';

let last: { readonly network: object; readonly walk: Walk } | undefined;

/** The ways through the network that is shown, worked out once a network. */
export function walkNow(): Walk {
  const { network, analysis } = useDocument.getState();
  if (last?.network !== network) last = { network, walk: createWalk(network, analysis.order) };
  return last.walk;
}

/** The id on the canvas of a layer, or of the block that hides it. */
export function stopOf(id: NodeId): string {
  const block = groupView(useDocument.getState().network).hidden.get(id);
  return block ? partId('block', block.group.id) : id;
}

/** The layer or block that has the keyboard. */
export function focusedStop(): string | undefined {
  const id = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined;
  const kind = id === undefined ? undefined : partOf(id)?.kind;
  return kind === undefined || kind === 'block' ? id : undefined;
}

/** What commands by key are about: the card that has the keyboard, else the first of what is selected. */
export function stopAtHand(): string | undefined {
  const [selected] = useDocument.getState().selection.nodes;
  return focusedStop() ?? (selected === undefined ? undefined : stopOf(selected));
}

/** What a stop is called: its layer, or its group. */
export function stopName(stop: string): string {
  const { network } = useDocument.getState();
  const part = partOf(stop);
  const group = part && network.groups?.find(({ id }) => id === part.id);
  return group ? group.name || translate('groupUnnamed', { ns: 'canvas' }) : nameOf(network, stop);
}

/** Selects a layer or block, brings it into sight and gives it the keyboard. */
export function goToStop(stop: string): void {
  const { nodes } = chosen(useDocument.getState().network, [stop]);
  select(nodes);
  revealCard(stop);
  focusCard(stop);
}

const nowhere = {
  back: 'walkTop',
  on: 'walkBottom',
  before: 'walkAlone',
  after: 'walkAlone',
  first: undefined,
  last: undefined,
} as const;

/** Goes along the network's edges with the keyboard; from nowhere, to its beginning. */
export function walk(way: Way): void {
  const ways = walkNow();
  const from = stopAtHand();
  const to = ways.next(from ?? '', from === undefined && way !== 'last' ? 'first' : way);
  if (to === undefined) {
    const why = nowhere[courseOf(way, useDocument.getState().network.direction)];
    if (from !== undefined && why) announce(translate(why, { ns: 'canvas', name: stopName(from) }));
    return;
  }
  goToStop(to);
  const branches = ways.branches(to);
  const name = stopName(to);
  announce(
    branches.length > 1
      ? translate('walkedBranch', {
          ns: 'canvas',
          name,
          index: branches.indexOf(to) + 1,
          count: branches.length,
        })
      : name,
  );
}

/** An element is the card of a layer or block, and all of that is selected. */
export function isSelectedStop(element: HTMLElement): boolean {
  const { id } = element.dataset;
  if (id === undefined || !element.classList.contains('react-flow__node')) return false;
  const { network, selection } = useDocument.getState();
  const { nodes } = chosen(network, [id]);
  return nodes.size > 0 && [...nodes].every((node) => selection.nodes.has(node));
}

/** Gives the keyboard back to the card of what is selected. @returns whether there is one. */
export function returnToCard(): boolean {
  const [selected] = useDocument.getState().selection.nodes;
  if (selected === undefined) return false;
  const stop = stopOf(selected);
  revealCard(stop);
  // At once where it can be: the next key may come before the next frame.
  if (!focusDrawn(stop)) focusCard(stop);
  return true;
}
