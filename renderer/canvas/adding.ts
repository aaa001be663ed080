import { card, gapsOf, grid, snap, turned, turnedSize } from '../../shared/drawing/geometry.ts';
import { freePlace } from '../../shared/drawing/layout.ts';
import { createLanes } from '../../shared/drawing/routing.ts';
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
import { type Addition, edgesInto, type Wiring, wiringOf } from './addition.ts';
import { edgeEnds } from './edge-ends.ts';

export interface PlannedAddition {
  readonly id: NodeId;
  readonly position: Position;
  readonly edit: Edit;
}

const placeOf = (node: NetworkNode): Position => node.position ?? { x: 0, y: 0 };
/** Places here are turned wherever it matters which way the network runs: it then runs down. */
const turnedPlace = (node: NetworkNode, { direction }: Network): Position => turned(placeOf(node), direction);
const lengthOf = ({ direction }: Network): number => turnedSize(card, direction).height;
/** From a card to the next. */
const stepOf = (network: Network): number => lengthOf(network) + gapsOf(network.direction).along;

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
    : freePlace(wanted, network.nodes.map(placeOf), network.direction);
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
  if (addition.kind !== 'after') return nearlyInLine(network, addition);
  const above = network.nodes.filter((node) => addition.nodes.includes(node.id));
  if (above.length === 0) return addition.otherwise;
  const places = above.map((node) => turnedPlace(node, network));
  const x = places.reduce((sum, place) => sum + place.x, 0) / places.length;
  const y = Math.max(...places.map((place) => place.y)) + stepOf(network);
  return turned({ x: Math.round(x / grid) * grid, y }, network.direction);
}

/** At the end of a wire drawn nearly straight, a card stands in line with the other end; elsewhere on the grid. */
function nearlyInLine(network: Network, addition: Exclude<Addition, { readonly kind: 'after' }>): Position {
  const { direction } = network;
  const { x, y } = turned(snap(addition.position), direction);
  const end =
    addition.kind === 'from' ? addition.source : addition.kind === 'into' ? addition.target : undefined;
  const node = network.nodes.find(({ id }) => id === end);
  const line = node && turnedPlace(node, network).x;
  const wanted = turned(addition.position, direction).x;
  return turned({ x: line !== undefined && Math.abs(line - wanted) <= nearly ? line : x, y }, direction);
}

/** Cards no further off than this stand in line: their wire is straight. */
const straight = 16;
/** As near as this to the line of its other end, a wire drawn by hand is meant straight. */
const nearly = 24;

/** The cards that an edge is seen between, and whether its wire runs straight from the one to the other. */
function wireOf(network: Network, edge: Edge) {
  const { direction } = network;
  const ends = edgeEnds(network, new Map());
  const fed = edgesInto(network, edge.target);
  const source = ends.source(edge.source);
  const target = ends.target(edge.target, Math.max(0, fed.indexOf(edge)), fed.length);
  if (!source || !target) return undefined;
  const [from, to] = [turned(source.place, direction), turned(target.place, direction)];
  const isStraight =
    Math.abs(from.x - to.x) <= straight &&
    createLanes()(ends.cards, direction)(source.at, target.at) === undefined;
  return { from, end: turned(source.at, direction).y, isStraight };
}

/** Where a card let go on an edge goes: behind the edge's source, at least, and in line with it where the wire is straight. */
export function placeOnEdge(network: Network, edge: Edge, wanted: Position): Position {
  const wire = wireOf(network, edge);
  if (!wire) return wanted;
  const { direction } = network;
  const { x, y } = turned(wanted, direction);
  const { from, end, isStraight } = wire;
  const inLine = isStraight && Math.abs(from.x - x) <= turnedSize(card, direction).width / 2;
  return turned({ x: inLine ? from.x : x, y: Math.max(y, end + gapsOf(direction).least) }, direction);
}

/** Moves `from` and everything it leads to on, if it would lie on or too near to a card at `place`. */
export function makeRoom(network: Network, from: NodeId, place: Position): readonly Edit[] {
  const moving = behind(network, from);
  const gaps = gapsOf(network.direction);
  const step = stepOf(network);
  const { x, y } = turned(place, network.direction);
  const [width, height] = [turnedSize(card, network.direction).width + 16, step - gaps.along + gaps.least];
  const near = (node: NetworkNode): boolean => {
    const other = turnedPlace(node, network);
    return Math.abs(other.x - x) < width && Math.abs(other.y - y) < height;
  };
  return moving.some(near) ? moveOn(network, moving, y + step, step) : [];
}

/** Moves `from` and everything it leads to on, until all of it lies behind `y`, which is turned. */
export const roomFor = (network: Network, from: NodeId, y: number): readonly Edit[] =>
  moveOn(network, behind(network, from), y, 0);

function behind(network: Network, from: NodeId): readonly NetworkNode[] {
  const ids = reachedFrom(network, from);
  return network.nodes.filter(({ id }) => ids.has(id));
}

function moveOn(network: Network, moving: readonly NetworkNode[], y: number, least: number): readonly Edit[] {
  const on = Math.max(least, y - Math.min(...moving.map((node) => turnedPlace(node, network).y)));
  if (on === 0) return [];
  return moving.map((node) => {
    const place = turnedPlace(node, network);
    return {
      kind: 'moveNode',
      id: node.id,
      position: turned({ x: place.x, y: place.y + on }, network.direction),
    };
  });
}
