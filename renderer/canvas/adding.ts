import { card, gap, overlaps } from '../../shared/drawing/geometry.ts';
import { freePlace } from '../../shared/drawing/layout.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { joinGroupBetween } from '../../shared/network/annotations.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { freshId, insertOnEdge, reachedFrom } from '../../shared/network/gestures.ts';
import type {
  Edge,
  JsonObject,
  Network,
  NetworkNode,
  NodeId,
  Position,
} from '../../shared/network/network.ts';
import { type Addition, type Wiring, wiringOf } from './addition.ts';

export interface PlannedAddition {
  readonly id: NodeId;
  readonly position: Position;
  readonly edit: Edit;
}

const step = card.height + gap.below;
const placeOf = (node: NetworkNode): Position => node.position ?? { x: 0, y: 0 };

/** An edge into an input: it names the input where the layer takes several. */
export const edgeInto = (source: NodeId, target: NodeId, layer: AnyLayer | undefined, slot: number): Edge =>
  (layer?.inputs.max ?? 1) > 1 ? { source, target, input: slot } : { source, target };

/** The edit that adds a layer: wired where that is meant and allowed, in a free place, as one step. */
export function planAddition(
  network: Network,
  layer: AnyLayer,
  params: JsonObject,
  addition: Addition,
): PlannedAddition {
  const id = freshId(network, layer.type);
  const wiring = wiringOf(network, layer, addition);
  const wanted = wantedPlace(network, addition);
  const through = wiring.kind === 'through' ? wiring.edge : undefined;
  const position = through
    ? placeOnEdge(network, through, wanted)
    : freePlace(wanted, network.nodes.map(placeOf));
  const edits: readonly Edit[] = [
    { kind: 'addNode', node: { id, type: layer.type, params, position } },
    ...wiringEdits(network, layer, id, wiring),
    ...(through ? joinGroupBetween(network, through, id) : []),
    ...(through ? makeRoom(network, through.target, position) : []),
  ];
  return { id, position, edit: { kind: 'batch', edits } };
}

function wiringEdits(network: Network, layer: AnyLayer, id: NodeId, wiring: Wiring): readonly Edit[] {
  if (wiring.kind === 'through') return [threadOnto(network, wiring.edge, id, layer)];
  const edges = wiring.sources.map((source, slot) => edgeInto(source, id, layer, slot));
  const { target } = wiring;
  if (target) {
    const type = network.nodes.find((node) => node.id === target.id)?.type ?? '';
    edges.push(edgeInto(id, target.id, findLayer(type), target.slot));
  }
  return edges.map((edge) => ({ kind: 'addEdge', edge }));
}

/** Leads an edge through a layer, at its first input. */
export const threadOnto = (network: Network, edge: Edge, id: NodeId, layer: AnyLayer | undefined): Edit =>
  insertOnEdge(network, edge, id, edgeInto(edge.source, id, layer, 0).input);

function wantedPlace(network: Network, addition: Addition): Position {
  if (addition.kind !== 'after') return addition.position;
  const above = network.nodes.filter((node) => addition.nodes.includes(node.id));
  if (above.length === 0) return addition.otherwise;
  const x = above.reduce((sum, node) => sum + placeOf(node).x, 0) / above.length;
  return { x: Math.round(x / 8) * 8, y: Math.max(...above.map((node) => placeOf(node).y)) + step };
}

/** Where a card let go on an edge goes: below the edge's source, at least. */
export function placeOnEdge(network: Network, edge: Edge, wanted: Position): Position {
  const source = network.nodes.find((node) => node.id === edge.source);
  return source ? { x: wanted.x, y: Math.max(wanted.y, placeOf(source).y + card.height + 16) } : wanted;
}

/** Moves `from` and everything it leads to down, if `place` would cover any of it. */
export function makeRoom(network: Network, from: NodeId, place: Position): readonly Edit[] {
  const moving = behind(network, from);
  return moving.some((node) => overlaps(place, placeOf(node), 16))
    ? moveDown(moving, place.y + step, step)
    : [];
}

/** Moves `from` and everything it leads to down, until all of it lies below `y`. */
export const roomFor = (network: Network, from: NodeId, y: number): readonly Edit[] =>
  moveDown(behind(network, from), y, 0);

function behind(network: Network, from: NodeId): readonly NetworkNode[] {
  const ids = reachedFrom(network, from);
  return network.nodes.filter(({ id }) => ids.has(id));
}

function moveDown(moving: readonly NetworkNode[], y: number, least: number): readonly Edit[] {
  const down = Math.max(least, y - Math.min(...moving.map((node) => placeOf(node).y)));
  if (down === 0) return [];
  return moving.map((node) => ({
    kind: 'moveNode',
    id: node.id,
    position: { x: placeOf(node).x, y: placeOf(node).y + down },
  }));
}
