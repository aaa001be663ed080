import { card, snap } from '../../shared/drawing/geometry.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import type { Edge, JsonObject, Position } from '../../shared/network/network.ts';
import { edgeNamed, useDocument } from '../document/index.ts';
import { addLayer } from './actions.ts';
import { aimAt } from './drop-target.ts';
import { addFragment, type Fragment } from './fragments.ts';
import { toCanvas } from './viewport.ts';
import { edgeIdAt } from './wires.ts';

/** What is carried over the window, and what letting it go on the canvas does. */
export interface Load {
  readonly title: string;
  /** Whether it can be put between the ends of an edge. */
  readonly entersEdges: boolean;
  /** `middle` is in canvas units. */
  put(middle: Position, edge: Edge | undefined): void;
}

export const layerLoad = (layer: AnyLayer, title: string, params?: JsonObject): Load => ({
  title,
  entersEdges: layer.inputs.max > 0,
  put(middle, edge) {
    const position = snap({ x: middle.x - card.width / 2, y: middle.y - card.height / 2 });
    addLayer(layer, edge ? { kind: 'onEdge', edge, position } : { kind: 'at', position }, params);
  },
});

export const fragmentLoad = (fragment: Fragment, title: string): Load => ({
  title,
  entersEdges: true,
  put: (position, edge) =>
    addFragment(fragment, title, edge ? { kind: 'onEdge', edge, position } : { kind: 'at', position }),
});

const isCanvas = ({ x, y }: Position): boolean =>
  document.elementFromPoint(x, y)?.closest('[data-canvas]') != null;

/** Shows where a load would go. `point` is on the screen. */
export const carry = (load: Load, point: Position): void =>
  aimAt({ over: isCanvas(point), edge: load.entersEdges ? edgeIdAt(point) : undefined });

/** Nothing is carried any more. */
export const endCarrying = (): void => aimAt({});

/** Puts a load where the pointer lets it go: on an edge between its ends, else in the open. False beside the canvas. */
export function drop(load: Load, point: Position): boolean {
  const over = isCanvas(point);
  const id = load.entersEdges ? edgeIdAt(point) : undefined;
  const edge = id === undefined ? undefined : edgeNamed(useDocument.getState().network, id);
  endCarrying();
  const middle = toCanvas(point);
  if (!over || !middle) return false;
  load.put(middle, edge);
  return true;
}
