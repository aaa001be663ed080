import { Graph, layout } from '@dagrejs/dagre';
import type { Network, NodeId, Position } from '../network/network.ts';
import { card, gap, overlaps, snap } from './geometry.ts';

/** Places every node from top to bottom in layers of the graph (Sugiyama's method, by dagre). Pure; deterministic. */
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
  const ids = new Set(network.nodes.map(({ id }) => id));
  for (const id of ids) graph.setNode(id, { width: card.width, height: card.height });
  network.edges.forEach(({ source, target }, index) => {
    if (ids.has(source) && ids.has(target)) graph.setEdge(source, target, {}, String(index));
  });
  layout(graph);
  const placed = new Map<NodeId, Position>();
  for (const id of ids) {
    const { x, y } = graph.node(id);
    placed.set(id, snap({ x: (x ?? 0) - card.width / 2, y: (y ?? 0) - card.height / 2 }));
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
