import { Graph, layout } from '@dagrejs/dagre';
import type { Direction, Extent, Network, NodeId, Position } from '../network/network.ts';
import { chainsOf } from './chains.ts';
import { card, gapsOf, overlaps, snap, turned, turnedSize } from './geometry.ts';
import { wire } from './wiring.ts';

/**
 * Places every node, in the network's direction, in layers of the graph (Sugiyama's method, by dagre). What hangs together as a
 * chain is one long box to it, so that hundreds of layers are placed in a moment. Pure; deterministic.
 */
export function arrange(
  network: Network,
  sizeOf: (id: NodeId) => Extent = () => card,
): ReadonlyMap<NodeId, Position> {
  const { direction } = network;
  const gaps = gapsOf(direction);
  /** Of a network that runs down; one that runs right is turned when all is placed. */
  const extent = (id: NodeId): Extent => turnedSize(sizeOf(id), direction);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    ranksep: gaps.along,
    nodesep: gaps.across,
    edgesep: 24,
    marginx: 0,
    marginy: 0,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const chains = chainsOf(network);
  const lengthOf = (chain: readonly NodeId[]): number =>
    chain.reduce((sum, id) => sum + extent(id).height + gaps.along, -gaps.along);
  const widthOf = (chain: readonly NodeId[]): number => Math.max(...chain.map((id) => extent(id).width));
  const headOf = new Map<NodeId, NodeId>();
  for (const chain of chains) {
    const [head] = chain;
    for (const id of chain) headOf.set(id, head);
    graph.setNode(head, { width: widthOf(chain), height: lengthOf(chain) });
  }
  network.edges.forEach(({ source, target }, index) => {
    const [from, to] = [headOf.get(source), headOf.get(target)];
    if (from !== undefined && to !== undefined && from !== to) graph.setEdge(from, to, {}, String(index));
  });
  layout(graph);
  const boxes = chains.map((chain) => {
    const { x, y } = graph.node(chain[0]);
    return { chain, middle: { x: x ?? 0, y: y ?? 0 }, height: lengthOf(chain) };
  });
  // Dagre aligns the middles of what stands side by side; here the tops are, so that branches begin together.
  const tallest = new Map<number, number>();
  for (const { middle, height } of boxes) tallest.set(middle.y, Math.max(height, tallest.get(middle.y) ?? 0));
  const placed = new Map<NodeId, Position>();
  for (const { chain, middle } of boxes) {
    let y = middle.y - (tallest.get(middle.y) ?? 0) / 2;
    for (const id of chain) {
      const { width, height } = extent(id);
      placed.set(id, { x: middle.x - width / 2, y });
      y += height + gaps.along;
    }
  }
  const mirrored = crossesLess(network, placed) ? 1 : -1;
  for (const [id, { x, y }] of placed) {
    const half = extent(id).width / 2;
    placed.set(id, snap(turned({ x: mirrored * (x + half) - half, y }, direction)));
  }
  return placed;
}

/** Whether what feeds the layers of several inputs stands in the order of these, rather than the other way round. */
function crossesLess(network: Network, placed: ReadonlyMap<NodeId, Position>): boolean {
  let balance = 0;
  for (const [, slots] of wire(network)) {
    const xs = slots.flatMap((edge) => (edge ? [placed.get(edge.source)?.x ?? 0] : []));
    xs.slice(1).forEach((x, index) => {
      balance += Math.sign(x - xs[index]!);
    });
  }
  return balance >= 0;
}

/** The first free place at or along from `wanted`. */
export function freePlace(wanted: Position, taken: Iterable<Position>, direction?: Direction): Position {
  const others = [...taken];
  let place = snap(wanted);
  const step = turned({ x: 0, y: turnedSize(card, direction).height + 24 }, direction);
  while (others.some((other) => overlaps(place, other))) place = { x: place.x + step.x, y: place.y + step.y };
  return place;
}

/**
 * The network with a position at every node. Without any, all are arranged; where some have one, the others go behind
 * what feeds them, and nothing that was placed moves.
 */
export function withPositions(network: Network): Network {
  const missing = network.nodes.filter(({ position }) => position === undefined);
  if (missing.length === 0) return network;
  if (missing.length === network.nodes.length) {
    const placed = arrange(network);
    return {
      ...network,
      nodes: network.nodes.map((node) => ({ ...node, position: placed.get(node.id) ?? { x: 0, y: 0 } })),
    };
  }
  const placed = new Map<NodeId, Position>();
  for (const { id, position } of network.nodes) if (position) placed.set(id, position);
  const { direction } = network;
  const along = (place: Position): number => turned(place, direction).y;
  const step = turned({ x: 0, y: turnedSize(card, direction).height + gapsOf(direction).along }, direction);
  const last = (): Position =>
    [...placed.values()].reduce((far, place) => (along(place) > along(far) ? place : far), { x: 0, y: 0 });
  for (const { id } of missing) {
    const feeding = network.edges.find(({ source, target }) => target === id && placed.has(source));
    const before = (feeding && placed.get(feeding.source)) ?? last();
    const wanted = { x: before.x + step.x, y: before.y + step.y };
    placed.set(id, freePlace(wanted, placed.values(), direction));
  }
  return {
    ...network,
    nodes: network.nodes.map((node) =>
      node.position ? node : { ...node, position: placed.get(node.id) ?? { x: 0, y: 0 } },
    ),
  };
}

/** A piece of a network as it is drawn where networks run in a direction: arranged anew if it ran in another. */
export function inDirection(piece: Network, direction: Direction | undefined): Network {
  if (piece.direction === direction) return withPositions(piece);
  const { direction: _, ...rest } = piece;
  const turning: Network = {
    ...rest,
    ...(direction === 'right' ? { direction } : {}),
    nodes: piece.nodes.map(({ position: _, ...node }) => node),
  };
  // One layer alone has no direction: it stays among the comments it was copied with.
  return piece.nodes.length > 1 ? withPositions(turning) : withPositions({ ...turning, nodes: piece.nodes });
}
