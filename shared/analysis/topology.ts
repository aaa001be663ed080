import type { Edge, Network, NetworkNode, NodeId } from '../network/network.ts';

/** The network as a graph: what each node is fed by, in input order, and a topological order. */
export interface Topology {
  readonly nodes: ReadonlyMap<NodeId, NetworkNode>;
  /** Edges into a node whose source exists, by input index and then file order. */
  readonly incoming: ReadonlyMap<NodeId, readonly Edge[]>;
  readonly outgoing: ReadonlyMap<NodeId, readonly Edge[]>;
  /** Edges with an end that does not exist. */
  readonly dangling: readonly Edge[];
  /** Sources before targets, ties by file order; nodes on or behind a cycle come last. */
  readonly order: readonly NodeId[];
  /** One cycle as the nodes on it, in the direction of its edges, if there is any. */
  readonly cycle?: readonly NodeId[];
}

function groupEdges(network: Network, nodes: ReadonlyMap<NodeId, NetworkNode>) {
  const incoming = new Map<NodeId, Edge[]>(network.nodes.map((node) => [node.id, []]));
  const outgoing = new Map<NodeId, Edge[]>(network.nodes.map((node) => [node.id, []]));
  const dangling: Edge[] = [];
  for (const edge of network.edges) {
    if (!nodes.has(edge.source) || !nodes.has(edge.target)) dangling.push(edge);
    else {
      incoming.get(edge.target)?.push(edge);
      outgoing.get(edge.source)?.push(edge);
    }
  }
  for (const [id, edges] of incoming) {
    if (edges.every((edge) => edge.input === undefined)) continue;
    // Those without an index take the free ones, in file order.
    const taken = new Set(edges.map((edge) => edge.input));
    let free = 0;
    const indexed = edges.map((edge) => {
      if (edge.input !== undefined) return { edge, at: edge.input };
      while (taken.has(free)) free++;
      return { edge, at: free++ };
    });
    incoming.set(
      id,
      indexed.sort((a, b) => a.at - b.at).map(({ edge }) => edge),
    );
  }
  return { incoming, outgoing, dangling };
}

/** Walks backwards among nodes that wait for each other until one comes again. */
function findCycle(
  waiting: ReadonlySet<NodeId>,
  incoming: ReadonlyMap<NodeId, readonly Edge[]>,
): readonly NodeId[] | undefined {
  const [start] = waiting;
  if (start === undefined) return undefined;
  const path: NodeId[] = [];
  const at = new Map<NodeId, number>();
  for (let id: NodeId | undefined = start; id !== undefined; ) {
    const seen = at.get(id);
    if (seen !== undefined) return path.slice(seen).reverse();
    at.set(id, path.length);
    path.push(id);
    id = incoming.get(id)?.find((edge) => waiting.has(edge.source))?.source;
  }
  return undefined;
}

/** Kahn's algorithm; linear in nodes and edges. */
export function topologyOf(network: Network): Topology {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const { incoming, outgoing, dangling } = groupEdges(network, nodes);
  const missing = new Map([...incoming].map(([id, edges]) => [id, edges.length]));
  const order = [...nodes.keys()].filter((id) => missing.get(id) === 0);
  for (let i = 0; i < order.length; i++)
    for (const { target } of outgoing.get(order[i]!) ?? []) {
      const left = missing.get(target)! - 1;
      missing.set(target, left);
      if (left === 0) order.push(target);
    }
  const done = new Set(order);
  const waiting = new Set([...nodes.keys()].filter((id) => !done.has(id)));
  const cycle = findCycle(waiting, incoming);
  return { nodes, incoming, outgoing, dangling, order: [...order, ...waiting], ...(cycle ? { cycle } : {}) };
}
