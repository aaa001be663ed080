import type { Network, NodeId } from '../network/network.ts';

/** Nodes that follow each other, the first one first. */
export type Chain = readonly [NodeId, ...NodeId[]];

/** Splits the nodes into the longest chains in which each feeds the next alone and is its only source. */
export function chainsOf(network: Network): readonly Chain[] {
  const ids = new Set(network.nodes.map(({ id }) => id));
  const into = new Map<NodeId, Set<NodeId>>();
  const outOf = new Map<NodeId, Set<NodeId>>();
  const note = (map: Map<NodeId, Set<NodeId>>, key: NodeId, other: NodeId): void => {
    const others = map.get(key);
    if (others) others.add(other);
    else map.set(key, new Set([other]));
  };
  for (const { source, target } of network.edges) {
    if (!ids.has(source) || !ids.has(target)) continue;
    note(into, target, source);
    note(outOf, source, target);
  }
  const only = (others: Set<NodeId> | undefined): NodeId | undefined =>
    others?.size === 1 ? [...others][0] : undefined;
  const follower = (id: NodeId): NodeId | undefined => {
    const next = only(outOf.get(id));
    return next !== undefined && next !== id && into.get(next)?.size === 1 ? next : undefined;
  };
  const followed = new Set<NodeId>();
  for (const id of ids) {
    const next = follower(id);
    if (next !== undefined) followed.add(next);
  }
  const seen = new Set<NodeId>();
  const chains: Chain[] = [];
  const walk = (first: NodeId): void => {
    const rest: NodeId[] = [];
    seen.add(first);
    for (let id = follower(first); id !== undefined && !seen.has(id); id = follower(id)) {
      seen.add(id);
      rest.push(id);
    }
    chains.push([first, ...rest]);
  };
  for (const id of ids) if (!followed.has(id)) walk(id);
  // What is left runs in a circle.
  for (const id of ids) if (!seen.has(id)) walk(id);
  return chains;
}
