import type { Position } from '../../shared/network/network.ts';

/** The edge, by its id on the canvas, of which an element is the wire or the label. */
export function edgeIdOf(element: Element | null | undefined): string | undefined {
  const found = element?.closest('.react-flow__edge, [data-edge]');
  return found?.getAttribute('data-edge') ?? found?.getAttribute('data-id') ?? undefined;
}

const holds = ({ left, right, top, bottom }: DOMRect, { x, y }: Position): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** The edge at a point of the screen. Ports reach over the ends of wires: beside its card, one gives way to the wire below it. */
export function edgeIdAt(point: Position): string | undefined {
  const [top, ...below] = document.elementsFromPoint(point.x, point.y);
  const edge = edgeIdOf(top);
  if (edge !== undefined || !top) return edge;
  const card = top.closest('.react-flow__handle')?.closest('.react-flow__node');
  if (!card || holds(card.getBoundingClientRect(), point)) return undefined;
  return below.map(edgeIdOf).find((id) => id !== undefined);
}

/** Gives the wire of an edge the keyboard, where it is drawn. */
export function focusWire(id: string): void {
  document
    .querySelector<SVGGElement>(`.react-flow__edge[data-id="${CSS.escape(id)}"]`)
    ?.focus({ preventScroll: true });
}
