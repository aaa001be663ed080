import {
  type FitViewOptions,
  getViewportForBounds,
  type ReactFlowInstance,
  type Viewport,
} from '@xyflow/react';
import type { Box } from '../../shared/drawing/geometry.ts';
import { groupView, partId } from '../../shared/drawing/groups.ts';
import type { NodeId, Position } from '../../shared/network/network.ts';
import { type DocumentId, useDocument } from '../document/index.ts';
import { fromShown, isStretched, placeOfShown, shownCard, stretchOf, toShown } from './stretching.ts';

/** The canvas' view, for commands and other rooms. Everything is a no-op while there is no canvas. */
let flow: ReactFlowInstance | undefined;

export const setFlow = (instance: ReactFlowInstance | undefined): void => {
  flow = instance;
};

const gently = { duration: 220 } as const;

/** The whole network is in view because it was asked for, and nobody has moved the view since. */
let fitted = false;
export const isFitted = (): boolean => fitted;
export const loseFit = (): void => {
  fitted = false;
};

export function zoomIn(): void {
  loseFit();
  void flow?.zoomIn(gently);
}
export function zoomOut(): void {
  loseFit();
  void flow?.zoomOut(gently);
}
type Room = NonNullable<FitViewOptions['padding']>;
/** Round the whole network; the bar over previews has room of its own. */
const roomAround = (): Room => (isStretched() ? { top: '60px', x: 0.08, bottom: 0.04 } : 0.08);

/** As far as anyone looks: a network of thousands of layers is seen whole. */
export const minZoom = 0.0125;
/** As near as the whole network is looked at: a large screen brings a small one nearer. */
const nearest = ({ width, height }: ScreenSize): number =>
  Math.min(1.6, Math.max(1, Math.min(width / 1400, height / 1100)));
/** How far and how near the whole network is looked at. */
const rangeOn = (size: ScreenSize) => ({
  minZoom,
  maxZoom: nearest(size),
});

function viewOn(box: Box, room: Room): Viewport {
  const size = sizeOfCanvas();
  const { minZoom, maxZoom } = rangeOn(size);
  return getViewportForBounds(box, size.width, size.height, minZoom, maxZoom, room);
}

/** Room for a box, and none of it below the bar of buttons in the corner. */
function roomFor(box: Box): Room {
  const room = roomAround();
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  const bar = document.querySelector('[data-canvas-bar]')?.getBoundingClientRect();
  if (!frame || !bar || bar.height > frame.height / 2) return room;
  const { x, y, zoom } = viewOn(box, room);
  const left = box.x * zoom + x;
  const bottom = (box.y + box.height) * zoom + y;
  if (left > bar.right - frame.left || bottom < bar.top - frame.top) return room;
  const sides = typeof room === 'object' ? room : { top: room, x: room };
  return { ...sides, bottom: `${Math.ceil(frame.bottom - bar.top) + 8}px` };
}

export function fitView(animated = true): void {
  fitted = true;
  if (!flow) return;
  const nodes = flow.getNodes();
  // React Flow would wait for the first card, and put it into the middle.
  if (nodes.length === 0) {
    void flow.setViewport({ x: 0, y: 0, zoom: 1 });
    return;
  }
  const padding = roomFor(flow.getNodesBounds(nodes));
  void flow.fitView({ padding, ...rangeOn(sizeOfCanvas()), ...(animated ? gently : {}) });
}

/** Fits into view what is about to be there, while it is still on its way. `box` is as it is shown. */
export function fitBox(box: Box, animated: boolean): void {
  fitted = true;
  void flow?.setViewport(viewOn(box, roomFor(box)), animated ? gently : {});
}

/** Looks at the same place after the canvas was stretched for previews, or back. */
export function followStretch(on: boolean): void {
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  if (!flow || !frame) return;
  if (fitted) {
    fitView(false);
    return;
  }
  const { x, y, zoom } = flow.getViewport();
  const middle = frame.height / 2;
  void flow.setViewport({ x, y: middle - (middle - y) * stretchOf(on), zoom });
}

/** How each document that is not shown was looked at; those that are closed are few and forgotten with the window. */
const views = new Map<DocumentId, { readonly opened: number; readonly viewport?: Viewport }>();
let lookedAt: DocumentId | undefined;

// Before React draws the next one: the view is still that of the document left.
useDocument.subscribe(({ id, network }, before) => {
  // The first cards stay where they were put: nothing was in view that is to stay in view.
  if (id === before.id && before.network.nodes.length === 0 && network.nodes.length > 0) loseFit();
  if (id === before.id || before.id !== lookedAt || !flow) return;
  const { opened } = before;
  views.set(before.id, fitted ? { opened } : { opened, viewport: flow.getViewport() });
});

/** Looks at a document as when it was left, or at the whole of one that is new. */
export function restoreView(id: DocumentId, opened: number): void {
  lookedAt = id;
  const view = views.get(id);
  if (view?.opened !== opened || !view.viewport) {
    fitView(false);
    return;
  }
  loseFit();
  void flow?.setViewport(view.viewport);
}

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** After cards have moved by themselves: nobody looks at nothing, and of what was `turned` whoever saw the whole still does. */
export function keepInSight(turned: boolean): void {
  window.requestAnimationFrame(() => {
    if (!flow) return;
    const seen = seenBox(sizeOfCanvas());
    const { width, height } = shownCard();
    const nodes = flow.getNodes();
    const isSeen = nodes.some(({ position }) => meets({ ...position, width, height }, seen));
    if (nodes.length > 0 && ((fitted && turned) || !isSeen)) fitView();
  });
}

/** Brings a node, or the block that hides it, into the middle, near enough to read. */
export function centreOn(id: NodeId): void {
  const block = groupView(useDocument.getState().network).hidden.get(id);
  const node = flow?.getNode(block ? partId('block', block.group.id) : id);
  if (!flow || !node) return;
  loseFit();
  const card = shownCard();
  void flow.setCenter(node.position.x + card.width / 2, node.position.y + card.height / 2, {
    zoom: Math.max(0.85, flow.getZoom()),
    ...gently,
  });
}

/** A point of the screen in the document's units. */
export const toCanvas = (point: Position): Position | undefined =>
  flow && fromShown(flow.screenToFlowPosition(point, { snapToGrid: false }));

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** How large the canvas is on the screen. */
export function sizeOfCanvas(): ScreenSize {
  const { width, height } = document.querySelector('[data-canvas]')?.getBoundingClientRect() ?? new DOMRect();
  return { width, height };
}

/** What is seen of a canvas of that size, in the units of what is shown. */
export function seenBox({ width, height }: ScreenSize): Box {
  const { x, y, zoom } = flow?.getViewport() ?? { x: 0, y: 0, zoom: 1 };
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

export const zoomNow = (): number => flow?.getZoom() ?? 1;

/** The middle of the canvas on the screen. */
export function viewMiddle(): Position {
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  return frame ? { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 } : { x: 0, y: 0 };
}

/** The middle of what is seen, in canvas units. */
export const viewCentre = (): Position => toCanvas(viewMiddle()) ?? { x: 0, y: 0 };

/** How many frames a card may take to come into sight and be drawn. */
const patience = 60;

/** Gives a card (or a block or a comment, by its id on the canvas) the keyboard, once it is drawn. */
export function focusCard(id: string, frames = patience): void {
  window.requestAnimationFrame(() => {
    if (!focusDrawn(id) && frames > 0) focusCard(id, frames - 1);
  });
}

/** Gives a card that is drawn the keyboard at once. @returns whether it is. */
export function focusDrawn(id: string): boolean {
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  card?.focus({ preventScroll: true });
  return card !== null;
}

/** Scrolls just as far as a card or block, by its id on the canvas, needs to be seen. */
export function revealCard(id: string): void {
  const node = flow?.getNode(id);
  const { direction } = useDocument.getState().network;
  if (node) reveal(placeOfShown(id, node.position, direction));
}

/** Scrolls just as far as a place needs to be seen. */
export function reveal(place: Position): void {
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  if (!flow || !frame) return;
  const { x, y, zoom } = flow.getViewport();
  const card = shownCard();
  const shown = toShown(place);
  const left = shown.x * zoom + x;
  const top = shown.y * zoom + y;
  const margin = 24;
  const beyond = (start: number, length: number, end: number): number =>
    start < margin ? margin - start : Math.min(0, end - margin - (start + length));
  const dx = beyond(left, card.width * zoom, frame.width);
  const dy = beyond(top, card.height * zoom, frame.height);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, gently);
}
