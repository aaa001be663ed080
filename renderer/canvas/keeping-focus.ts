import { groupView, partId } from '../../shared/drawing/groups.ts';
import type { Network } from '../../shared/network/network.ts';
import { edgeKey, type Selection, useDocument } from '../document/index.ts';
import { focusCard } from './viewport.ts';

/** By its id on the canvas: what is next to what is about to be deleted, before it in the flow if anything is. */
function neighbourOf(network: Network, selection: Selection, order: readonly string[]): string | undefined {
  const { nodes, edges, comments } = selection;
  const stays = (id: string): boolean => !nodes.has(id) && network.nodes.some((node) => node.id === id);
  const cut = network.edges.filter((edge) => edges.has(edgeKey(edge)));
  const before = network.edges.filter(({ target }) => nodes.has(target)).map(({ source }) => source);
  const behind = network.edges.filter(({ source }) => nodes.has(source)).map(({ target }) => target);
  const last = order.findIndex((id) => nodes.has(id));
  const others = last < 0 ? order : [...order.slice(0, last).reverse(), ...order.slice(last)];
  const layer = [...cut.map(({ source }) => source), ...before, ...behind, ...others].find(stays);
  if (layer !== undefined) {
    const block = groupView(network).hidden.get(layer);
    return block ? partId('block', block.group.id) : layer;
  }
  const comment = network.comments?.find(({ id }) => !comments.has(id));
  return comment && partId('comment', comment.id);
}

const canvas = (): HTMLElement | null => document.querySelector('[data-canvas]');

/** The keyboard is on the canvas, or went with what had it. */
const isOnCanvas = (): boolean =>
  document.activeElement === document.body || canvas()?.contains(document.activeElement) === true;

/** Where the keyboard goes once what is selected is deleted; asked before it is. Gives what takes it there. */
export function keepFocus(): () => void {
  const { network, selection, analysis } = useDocument.getState();
  const stop = neighbourOf(network, selection, analysis.order);
  return () => {
    window.requestAnimationFrame(() => {
      if (!isOnCanvas()) return;
      if (stop === undefined) canvas()?.focus({ preventScroll: true });
      else focusCard(stop);
    });
  };
}

/** Gives the keyboard to the canvas where what had it went with an edit. */
export function catchFocus(): void {
  window.requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const [first] = useDocument.getState().selection.nodes;
    const block =
      first === undefined ? undefined : groupView(useDocument.getState().network).hidden.get(first);
    if (first === undefined) canvas()?.focus({ preventScroll: true });
    else focusCard(block ? partId('block', block.group.id) : first);
  });
}
