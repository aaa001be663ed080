import { create } from 'zustand';
import { partOf } from '../../shared/drawing/groups.ts';
import type { Network, Position } from '../../shared/network/network.ts';
import { edgeKey, keyOfFlowEdge, type Selection, select, useDocument } from '../document/index.ts';
import { selectedGroup } from './grouping.ts';
import { membersOf } from './parts.ts';
import { viewMiddle } from './viewport.ts';
import { edgeIdAt, edgeIdOf } from './wires.ts';

/** What a menu on the canvas is about. */
export type Subject = 'layer' | 'several' | 'group' | 'edge' | 'comment' | 'canvas';

export interface MenuOpening {
  readonly subject: Subject;
  /** On the screen. */
  readonly at: Position;
  /** It was asked for there by pointer: what is added goes there. */
  readonly pointed: boolean;
  /** What had the keyboard. */
  readonly before: Element | null;
  /** Tells one opening from the next. */
  readonly count: number;
}

/** The menu of what is selected on the canvas, or of the canvas itself. */
export const useCanvasMenu = create<{ readonly opening: MenuOpening | undefined }>(() => ({
  opening: undefined,
}));

let count = 0;

export const closeCanvasMenu = (): void => useCanvasMenu.setState({ opening: undefined });

function subjectOf(network: Network, { nodes, edges, comments }: Selection): Subject {
  const parts = nodes.size + comments.size;
  if (parts === 0) return edges.size === 0 ? 'canvas' : edges.size === 1 ? 'edge' : 'several';
  if (comments.size === 0 && selectedGroup(network, nodes)) return 'group';
  if (parts > 1) return 'several';
  return comments.size === 1 ? 'comment' : 'layer';
}

function open(at: Position, pointed: boolean): void {
  const { network, selection } = useDocument.getState();
  count += 1;
  const before = document.activeElement;
  useCanvasMenu.setState({
    opening: { subject: subjectOf(network, selection), at, pointed, before, count },
  });
}

/** Selects a card, block, frame or comment alone, by its id on the canvas, unless it is among what is selected. */
function takeUpNode(flowId: string): void {
  const { network, selection } = useDocument.getState();
  const part = partOf(flowId);
  if (part?.kind === 'comment') {
    if (!selection.comments.has(part.id)) select([], [], [part.id]);
    return;
  }
  const nodes = membersOf(network, flowId);
  if (!nodes.every((id) => selection.nodes.has(id))) select(nodes);
}

function takeUpEdge(flowId: string): void {
  const { network, selection } = useDocument.getState();
  const key = keyOfFlowEdge(flowId);
  if (!selection.edges.has(key) && network.edges.some((edge) => edgeKey(edge) === key)) select([], [key]);
}

/**
 * Selects the card or edge that an element belongs to, if it is not selected yet; at a point of the screen, the edge that is there.
 * @returns whether there is one.
 */
export function takeUp(element: Element | null, at?: Position): boolean {
  const edge = (at && edgeIdAt(at)) ?? edgeIdOf(element);
  const node = element?.closest('.react-flow__node')?.getAttribute('data-id');
  if (edge !== undefined) takeUpEdge(edge);
  else if (node) takeUpNode(node);
  return Boolean(edge ?? node);
}

const anchors = '.react-flow__node.selected, .react-flow__edge.selected';

/** The nearest place of the canvas that is seen: an edge may begin far above it. */
function inSight({ x, y }: Position): Position {
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  if (!frame) return { x, y };
  const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value));
  return { x: within(x, frame.left, frame.right), y: within(y, frame.top, frame.bottom) };
}

/** By key: of what has the keyboard, else of what is selected; shown below it. */
export function openMenuByKey(): void {
  const focused = document.activeElement?.closest('.react-flow__node, .react-flow__edge') ?? null;
  takeUp(focused);
  const box = (focused ?? document.querySelector(anchors))?.getBoundingClientRect();
  open(
    box ? inSight({ x: box.x + box.width / 2, y: box.y + Math.min(box.height, 48) }) : viewMiddle(),
    false,
  );
}

const fields = 'input, textarea, [contenteditable="true"]';
/** Where a press means the canvas itself, or what is selected on it. */
const grounds = '.react-flow__pane, .react-flow__nodesselection';

/** Keys press no button, and ask for whatever has the keyboard. A long touch presses the first, as Control does on a Mac. */
function isByKey(event: MouseEvent): boolean {
  const touched = event instanceof PointerEvent && event.pointerType !== '' && event.pointerType !== 'mouse';
  return event.button < 0 || (event.button === 0 && !event.ctrlKey && !touched);
}

function onContextMenu(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest(fields)) return;
  const byKey = isByKey(event);
  const onCanvas = target.closest('[data-canvas]') !== null;
  if (!onCanvas && !(byKey && target === document.body)) return;
  if (byKey) {
    event.preventDefault();
    openMenuByKey();
    return;
  }
  const point = { x: event.clientX, y: event.clientY };
  const onSomething = takeUp(target, point);
  if (!onSomething && !target.closest(grounds)) return;
  event.preventDefault();
  if (!onSomething && !target.closest('.react-flow__nodesselection')) select([]);
  open(point, true);
}

/** Takes the browser's own asking for a menu, by pointer and by key. Gives the way to let go of it. */
export function listenToMenuRequests(): () => void {
  window.addEventListener('contextmenu', onContextMenu);
  return () => window.removeEventListener('contextmenu', onContextMenu);
}
