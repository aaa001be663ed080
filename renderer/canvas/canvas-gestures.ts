import type { KeyboardEvent, MouseEvent as ReactMouseEvent, PointerEvent as ReactPointerEvent } from 'react';
import { partOf } from '../../shared/drawing/groups.ts';
import { edgeNamed, keyOfFlowEdge, select, useDocument } from '../document/index.ts';
import { pointAt, press } from '../explain/index.ts';
import { openAddMenuAt, openAddMenuOn } from './add-menu.ts';
import { beginWriting } from './commenting.ts';
import { chosen } from './parts.ts';
import { edgeIdAt, focusWire } from './wires.ts';

/** What presses, clicks and keys on the canvas and its cards and edges come to. */

/** A plain click on one of several leaves it alone selected; React Flow keeps them all, in case they are to be dragged. */
export function selectAlone(
  event: ReactMouseEvent,
  { id, type }: { readonly id: string; readonly type?: string | undefined },
): void {
  if (takesSeveral(event) || type === 'frame') return;
  const { network, selection } = useDocument.getState();
  const alone = chosen(network, [id]);
  const count = selection.nodes.size + selection.edges.size + selection.comments.size;
  if (count > alone.nodes.size + alone.comments.size) select(alone.nodes, [], alone.comments);
}

export function pressOn({ target }: ReactPointerEvent): void {
  const id = target instanceof Element ? target.closest('.react-flow__node')?.getAttribute('data-id') : null;
  if (id) press(id);
}

/** Layers and collapsed groups are explained where the pointer rests on them; comments say all there is. */
export function pointOn(
  event: ReactMouseEvent,
  { id, type }: { readonly id: string; readonly type?: string | undefined },
): void {
  if (type === 'layer' || type === 'block') pointAt(id, event);
}

/** Enter on a comment that is selected already writes in it. */
export function writeOnEnter(event: KeyboardEvent): void {
  const id = event.target instanceof HTMLElement ? event.target.dataset.id : undefined;
  const part = event.key === 'Enter' && id !== undefined ? partOf(id) : undefined;
  if (part?.kind !== 'comment' || !useDocument.getState().selection.comments.has(part.id)) return;
  event.preventDefault();
  beginWriting(part.id);
}

/** The edge that a press on a port is meant for, by its id on the canvas: beside its card, the port reaches over the wire. */
function edgeBelowPort({ target, clientX, clientY }: ReactMouseEvent): string | undefined {
  if (!(target instanceof Element) || !target.closest('.react-flow__handle')) return undefined;
  return edgeIdAt({ x: clientX, y: clientY });
}

const takesSeveral = ({ shiftKey, ctrlKey, metaKey }: ReactMouseEvent): boolean =>
  shiftKey || ctrlKey || metaKey;

/** React Flow selects an edge by its wire and its label; by the port over its end, here: before the port's card hears of it. */
export function pickBelowPort(event: ReactMouseEvent): void {
  const id = edgeBelowPort(event);
  if (id === undefined) return;
  event.stopPropagation();
  const key = keyOfFlowEdge(id);
  const { nodes, edges, comments } = useDocument.getState().selection;
  if (takesSeveral(event)) {
    const others = [...edges].filter((each) => each !== key);
    select(nodes, edges.has(key) ? others : [...others, key], comments);
    return;
  }
  select([], [key]);
  focusWire(id);
}

/** Whoever takes a wire by its label has the keyboard there, as by the wire itself. */
export function focusByLabel(event: ReactMouseEvent): void {
  const id = event.target instanceof Element ? event.target.getAttribute('data-edge') : null;
  if (id !== null && !takesSeveral(event)) focusWire(id);
}

/** A double click on the canvas itself adds there, and one on a port over a wire on its edge. */
export function addThere(event: ReactMouseEvent): void {
  const { target, clientX, clientY } = event;
  const id = edgeBelowPort(event);
  const edge = id === undefined ? undefined : edgeNamed(useDocument.getState().network, id);
  if (edge) openAddMenuOn(edge, { x: clientX, y: clientY });
  else if (target instanceof Element && target.classList.contains('react-flow__pane'))
    openAddMenuAt({ x: clientX, y: clientY });
}

export function insertOn({ clientX, clientY }: ReactMouseEvent, { id }: { readonly id: string }): void {
  const edge = edgeNamed(useDocument.getState().network, id);
  if (edge) openAddMenuOn(edge, { x: clientX, y: clientY });
}
