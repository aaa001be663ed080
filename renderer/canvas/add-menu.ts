import { create } from 'zustand';
import { card, type PortKind, portAt } from '../../shared/drawing/geometry.ts';
import type { Edge, NodeId, Position } from '../../shared/network/network.ts';
import { edgeKey, edgeNamed, useDocument } from '../document/index.ts';
import { afterSelection } from './actions.ts';
import type { Addition } from './addition.ts';
import { middleOfEdge, placeOnScreen, pointerOverCanvas } from './pointer.ts';
import { toCanvas, viewMiddle } from './viewport.ts';

/** What the search palette on the canvas is asked for. */
export type Purpose =
  | { readonly kind: 'add'; readonly addition: Addition }
  | { readonly kind: 'replace'; readonly nodes: readonly NodeId[] };

export interface Opening {
  readonly purpose: Purpose;
  /** On the screen. */
  readonly at: Position;
  /** Tells one opening from the next. */
  readonly count: number;
}

/** The search palette on the canvas: what it was opened for, and where. */
export const useAddMenu = create<{ readonly opening: Opening | undefined }>(() => ({ opening: undefined }));

let count = 0;

function open(purpose: Purpose, at: Position): void {
  count += 1;
  useAddMenu.setState({ opening: { purpose, at, count } });
}

export const closeAddMenu = (): void => useAddMenu.setState({ opening: undefined });

/** Where a card goes of which something is at a point of the screen: where its input attaches, its output, or its middle. */
function placeBy(part: PortKind | 'middle', at: Position): Position {
  const { x, y } = toCanvas(at) ?? { x: 0, y: 0 };
  const { direction } = useDocument.getState().network;
  const to =
    part === 'middle' ? { x: card.width / 2, y: card.height / 2 } : portAt(part, 0, 1, card, direction);
  return { x: x - to.x, y: y - to.y };
}

/** At a place of the canvas: what is added stands there, unwired. */
export const openAddMenuAt = (at: Position): void =>
  open({ kind: 'add', addition: { kind: 'at', position: placeBy('input', at) } }, at);

/** On an edge: what is added goes between its ends. */
export const openAddMenuOn = (edge: Edge, at: Position): void =>
  open({ kind: 'add', addition: { kind: 'onEdge', edge, position: placeBy('middle', at) } }, at);

/** Where a wire from an output was let go: what is added is fed by it. */
export const openAddMenuFrom = (source: NodeId, at: Position): void =>
  open({ kind: 'add', addition: { kind: 'from', source, position: placeBy('input', at) } }, at);

/** Where a wire from an input was let go: what is added feeds it. */
export const openAddMenuInto = (target: NodeId, slot: number, at: Position): void =>
  open({ kind: 'add', addition: { kind: 'into', target, slot, position: placeBy('output', at) } }, at);

/** By key: after what is selected, on an edge that is, else where the pointer is; shown there, or beside what is selected. */
export function openAddMenu(): void {
  const { network, selection } = useDocument.getState();
  const [selected] = selection.nodes;
  const pointer = pointerOverCanvas();
  if (selected === undefined) {
    const [key] = selection.edges.size === 1 ? selection.edges : [];
    const edge = key === undefined ? undefined : edgeNamed(network, key);
    if (edge) openAddMenuOn(edge, middleOfEdge(edgeKey(edge)) ?? viewMiddle());
    else openAddMenuAt(pointer ?? viewMiddle());
    return;
  }
  open({ kind: 'add', addition: afterSelection() }, pointer ?? placeOnScreen(selected) ?? viewMiddle());
}

/** For what is selected: another layer in its place. */
export function openReplaceMenu(): void {
  const nodes = [...useDocument.getState().selection.nodes];
  const [first] = nodes;
  if (first === undefined) return;
  open({ kind: 'replace', nodes }, placeOnScreen(first) ?? viewMiddle());
}
