import { Graph, layout } from '@dagrejs/dagre';
import type { Network, NodeId, Position } from '../network/network.ts';
import { chainsOf } from './chains.ts';
import { card, gap, overlaps, snap } from './geometry.ts';
import { wire } from './wiring.ts';

/**
 * Places every node from top to bottom in layers of the graph (Sugiyama's method, by dagre). What hangs together as a chain is
 * one tall box to it, so that hundreds of layers are placed in a moment. Pure; deterministic.
 */
export function arrange(
  network: Network,
  heightOf: (id: NodeId) => number = () => card.height,
): ReadonlyMap<NodeId, Position> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    ranksep: gap.below,
    nodesep: gap.beside,
    edgesep: 24,
    marginx: 0,
    marginy: 0,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const chains = chainsOf(network);
  const lengthOf = (chain: readonly NodeId[]): number =>
    chain.reduce((sum, id) => sum + heightOf(id) + gap.below, -gap.below);
  const headOf = new Map<NodeId, NodeId>();
  for (const chain of chains) {
    const [head] = chain;
    for (const id of chain) headOf.set(id, head);
    graph.setNode(head, { width: card.width, height: lengthOf(chain) });
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
      placed.set(id, { x: middle.x - card.width / 2, y });
      y += heightOf(id) + gap.below;
    }
  }
  const mirrored = crossesLess(network, placed) ? 1 : -1;
  for (const [id, { x, y }] of placed)
    placed.set(id, snap({ x: mirrored * (x + card.width / 2) - card.width / 2, y }));
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

/** The first free place at or below `wanted`. */
export function freePlace(wanted: Position, taken: Iterable<Position>): Position {
  const others = [...taken];
  let place = snap(wanted);
  while (others.some((other) => overlaps(place, other))) place = { ...place, y: place.y + card.height + 24 };
  return place;
}

/**
 * The network with a position at every node. Without any, all are arranged; where some have one, the others go below what
 * feeds them, and nothing that was placed moves.
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
  const lowest = (): Position =>
    [...placed.values()].reduce((low, place) => (place.y > low.y ? place : low), { x: 0, y: 0 });
  for (const { id } of missing) {
    const feeding = network.edges.find(({ source, target }) => target === id && placed.has(source));
    const above = (feeding && placed.get(feeding.source)) ?? lowest();
    placed.set(id, freePlace({ x: above.x, y: above.y + card.height + gap.below }, placed.values()));
  }
  return {
    ...network,
    nodes: network.nodes.map((node) =>
      node.position ? node : { ...node, position: placed.get(node.id) ?? { x: 0, y: 0 } },
    ),
  };
}
