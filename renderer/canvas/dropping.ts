import { card, snap } from '../../shared/drawing/geometry.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import type { Edge, Position } from '../../shared/network/network.ts';
import { edgeKey, useDocument } from '../document/index.ts';
import { addLayer } from './actions.ts';
import { useDropTarget } from './drop-target.ts';
import { toCanvas } from './viewport.ts';

const marked = 'drop-target';

const edgeElement = ({ x, y }: Position): Element | null | undefined =>
  document.elementFromPoint(x, y)?.closest('.react-flow__edge');

const isCanvas = ({ x, y }: Position): boolean =>
  document.elementFromPoint(x, y)?.closest('[data-canvas]') != null;

function edgeAt(point: Position): Edge | undefined {
  const id = edgeElement(point)?.getAttribute('data-id');
  if (id == null) return undefined;
  return useDocument.getState().network.edges.find((edge) => id === edgeKey(edge));
}

function mark(element: Element | null | undefined): void {
  for (const old of document.querySelectorAll(`.${marked}`))
    if (old !== element) old.classList.remove(marked);
  element?.classList.add(marked);
}

/** A layer is carried over the window: shows where it would go. `point` is on the screen. */
export function carry(layer: AnyLayer, point: Position): void {
  useDropTarget.setState({ over: isCanvas(point) });
  mark(layer.inputs.max > 0 ? edgeElement(point) : undefined);
}

/** Nothing is carried any more. */
export function endCarrying(): void {
  useDropTarget.setState({ over: false });
  mark(undefined);
}

/** Puts a layer where the pointer lets it go: on an edge between its ends, else in the open. False beside the canvas. */
export function drop(layer: AnyLayer, point: Position): boolean {
  const over = isCanvas(point);
  const edge = layer.inputs.max > 0 ? edgeAt(point) : undefined;
  endCarrying();
  const at = toCanvas(point);
  if (!over || !at) return false;
  const position = snap({ x: at.x - card.width / 2, y: at.y - card.height / 2 });
  addLayer(layer, edge ? { kind: 'onEdge', edge, position } : { kind: 'at', position });
  return true;
}
