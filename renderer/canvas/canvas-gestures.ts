import type { KeyboardEvent, MouseEvent as ReactMouseEvent, PointerEvent as ReactPointerEvent } from 'react';
import { partOf } from '../../shared/drawing/groups.ts';
import { edgeKey, select, useDocument } from '../document/index.ts';
import { pointAt, press } from '../explain/index.ts';
import { openAddMenuAt, openAddMenuOn } from './add-menu.ts';
import { beginWriting } from './commenting.ts';
import { chosen } from './parts.ts';

/** What presses, clicks and keys on the canvas and its cards and edges come to. */

/** A plain click on one of several leaves it alone selected; React Flow keeps them all, in case they are to be dragged. */
export function selectAlone(
  event: ReactMouseEvent,
  { id, type }: { readonly id: string; readonly type?: string | undefined },
): void {
  if (event.shiftKey || event.ctrlKey || event.metaKey || type === 'frame') return;
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

/** A double click on the canvas itself, not on what lies on it. */
export function addThere({ target, clientX, clientY }: ReactMouseEvent): void {
  if (target instanceof Element && target.classList.contains('react-flow__pane'))
    openAddMenuAt({ x: clientX, y: clientY });
}

export function insertOn({ clientX, clientY }: ReactMouseEvent, { id }: { readonly id: string }): void {
  const edge = useDocument.getState().network.edges.find((each) => edgeKey(each) === id);
  if (edge) openAddMenuOn(edge, { x: clientX, y: clientY });
}
