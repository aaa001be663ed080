import { card, gap, overlaps } from '../../shared/drawing/geometry.ts';
import { freePlace } from '../../shared/drawing/layout.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { freshId } from '../../shared/network/gestures.ts';
import type { Edge, Network, NetworkNode, NodeId, Position } from '../../shared/network/network.ts';
import { startingParams } from './starting-params.ts';

/** Where a new layer comes from: a drop on the canvas or on an edge, or a press in the palette. */
export type Addition =
  | { readonly kind: 'at'; readonly position: Position }
  | { readonly kind: 'onEdge'; readonly edge: Edge; readonly position: Position }
  | { readonly kind: 'after'; readonly nodes: readonly NodeId[]; readonly otherwise: Position };

export interface PlannedAddition {
  readonly id: NodeId;
  readonly position: Position;
  readonly edit: Edit;
}

const step = card.height + gap.below;
const placeOf = (node: NetworkNode): Position => node.position ?? { x: 0, y: 0 };

/** The edit that adds a layer: wired where that is meant and allowed, in a free place, as one step. */
export function planAddition(network: Network, layer: AnyLayer, addition: Addition): PlannedAddition {
  const id = freshId(network, layer.type);
  const taken = network.nodes.map(placeOf);
  const add = (position: Position, ...rest: readonly Edit[]): PlannedAddition => ({
    id,
    position,
    edit: {
      kind: 'batch',
      edits: [
        { kind: 'addNode', node: { id, type: layer.type, params: startingParams(layer), position } },
        ...rest,
      ],
    },
  });
  switch (addition.kind) {
    case 'at':
      return add(freePlace(addition.position, taken));
    case 'onEdge':
      return insert(network, layer, id, addition.edge, addition.position, add);
    case 'after': {
      const above = network.nodes.filter((node) => addition.nodes.includes(node.id));
      const lowest = Math.max(...above.map((node) => placeOf(node).y));
      if (above.length === 0) return add(freePlace(addition.otherwise, taken));
      const x = above.reduce((sum, node) => sum + placeOf(node).x, 0) / above.length;
      const below = { x: Math.round(x / 8) * 8, y: lowest + step };
      const [only] = above;
      const leaving = network.edges.filter(({ source }) => source === only?.id);
      if (above.length === 1 && leaving.length === 1 && layer.inputs.max > 0)
        return insert(network, layer, id, leaving[0]!, below, add);
      const position = freePlace(below, taken);
      return wireAll(layer, above, add(position));
    }
  }
}

/** Between the ends of an edge; what lies below moves down where it would be covered. */
function insert(
  network: Network,
  layer: AnyLayer,
  id: NodeId,
  edge: Edge,
  position: Position,
  add: (position: Position, ...rest: readonly Edit[]) => PlannedAddition,
): PlannedAddition {
  if (layer.inputs.max === 0) return add(position);
  const source = network.nodes.find((node) => node.id === edge.source);
  const place = source
    ? { x: position.x, y: Math.max(position.y, placeOf(source).y + card.height + 16) }
    : position;
  const into: Edge =
    layer.inputs.max > 1
      ? { source: edge.source, target: id, input: 0 }
      : { source: edge.source, target: id };
  return add(
    place,
    { kind: 'removeEdge', edge },
    { kind: 'addEdge', edge: into },
    { kind: 'addEdge', edge: { ...edge, source: id } },
    ...makeRoom(network, edge.target, place),
  );
}

/** Moves `from` and everything it leads to down, if `place` would cover any of it. */
function makeRoom(network: Network, from: NodeId, place: Position): readonly Edit[] {
  const behind = reached(network, from);
  const moving = network.nodes.filter(({ id }) => behind.has(id));
  if (!moving.some((node) => overlaps(place, placeOf(node), 16))) return [];
  const top = Math.min(...moving.map((node) => placeOf(node).y));
  const down = Math.max(step, place.y + step - top);
  return moving.map((node) => ({
    kind: 'moveNode',
    id: node.id,
    position: { x: placeOf(node).x, y: placeOf(node).y + down },
  }));
}

function reached(network: Network, from: NodeId): ReadonlySet<NodeId> {
  const seen = new Set([from]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { source, target } of network.edges) {
      if (!seen.has(source) || seen.has(target)) continue;
      seen.add(target);
      grew = true;
    }
  }
  return seen;
}

/** One input takes the first of `above`; a layer of several takes them all. */
function wireAll(layer: AnyLayer, above: readonly NetworkNode[], planned: PlannedAddition): PlannedAddition {
  const sources = above.slice(0, layer.inputs.max);
  if (above.length > 1 && layer.inputs.max < above.length) return planned;
  const edits: Edit[] = sources.map(({ id: source }, input) => ({
    kind: 'addEdge',
    edge: layer.inputs.max > 1 ? { source, target: planned.id, input } : { source, target: planned.id },
  }));
  return { ...planned, edit: { kind: 'batch', edits: [planned.edit, ...edits] } };
}
