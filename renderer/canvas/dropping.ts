import { card, snap } from '../../shared/drawing/geometry.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import type { JsonObject, Position } from '../../shared/network/network.ts';
import { edgeKey, useDocument } from '../document/index.ts';
import { addLayer } from './actions.ts';
import { aimAt } from './drop-target.ts';
import { toCanvas } from './viewport.ts';

const edgeIdAt = ({ x, y }: Position): string | undefined =>
  document.elementFromPoint(x, y)?.closest('.react-flow__edge')?.getAttribute('data-id') ?? undefined;

const isCanvas = ({ x, y }: Position): boolean =>
  document.elementFromPoint(x, y)?.closest('[data-canvas]') != null;

/** A layer is carried over the window: shows where it would go. `point` is on the screen. */
export const carry = (layer: AnyLayer, point: Position): void =>
  aimAt({ over: isCanvas(point), edge: layer.inputs.max > 0 ? edgeIdAt(point) : undefined });

/** Nothing is carried any more. */
export const endCarrying = (): void => aimAt({});

/** Puts a layer where the pointer lets it go: on an edge between its ends, else in the open. False beside the canvas. */
export function drop(layer: AnyLayer, point: Position, params?: JsonObject): boolean {
  const over = isCanvas(point);
  const id = layer.inputs.max > 0 ? edgeIdAt(point) : undefined;
  const edge = useDocument.getState().network.edges.find((each) => edgeKey(each) === id);
  endCarrying();
  const at = toCanvas(point);
  if (!over || !at) return false;
  const position = snap({ x: at.x - card.width / 2, y: at.y - card.height / 2 });
  addLayer(layer, edge ? { kind: 'onEdge', edge, position } : { kind: 'at', position }, params);
  return true;
}
