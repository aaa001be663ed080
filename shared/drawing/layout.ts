import { Graph, layout } from '@dagrejs/dagre';
import type { Network, NodeId, Position } from '../network/network.ts';
import { chainsOf } from './chains.ts';
import { card, gap, overlaps, snap } from './geometry.ts';

/**
 * Places every node from top to bottom in layers of the graph (Sugiyama's method, by dagre). What hangs together as a chain is
 * one tall box to it: hundreds of layers are placed in a moment, and branches of different length end up beside each other's
 * middles. Pure; deterministic.
 */
export function arrange(network: Network): ReadonlyMap<NodeId, Position> {
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
  const step = card.height + gap.below;
  const headOf = new Map<NodeId, NodeId>();
  for (const chain of chains) {
    const [head] = chain;
    for (const id of chain) headOf.set(id, head);
    graph.setNode(head, { width: card.width, height: chain.length * step - gap.below });
  }
  network.edges.forEach(({ source, target }, index) => {
    const [from, to] = [headOf.get(source), headOf.get(target)];
    if (from !== undefined && to !== undefined && from !== to) graph.setEdge(from, to, {}, String(index));
  });
  layout(graph);
  const placed = new Map<NodeId, Position>();
  for (const chain of chains) {
    const { x, y } = graph.node(chain[0]);
    const top = (y ?? 0) - (chain.length * step - gap.below) / 2;
    for (const [index, id] of chain.entries())
      placed.set(id, snap({ x: (x ?? 0) - card.width / 2, y: top + index * step }));
  }
  return placed;
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
