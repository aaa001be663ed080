import type { Edit } from './edit.ts';
import type { Edge, JsonObject, Network, NodeId } from './network.ts';

/** What a person does in one go, composed of edits: one step of undo each. */

/** `conv3`: the type in lower case and the first free number. */
export function freshId(network: Network, type: string): NodeId {
  const stem = type.toLowerCase();
  const taken = new Set(network.nodes.map((node) => node.id));
  if (stem === 'input' && !taken.has(stem)) return stem;
  for (let number = 1; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

const removeEdges = (network: Network, chosen: (edge: Edge) => boolean): readonly Edit[] =>
  network.edges
    .map((edge, index): Edit => ({ kind: 'removeEdge', edge, index }))
    .filter((edit) => edit.kind === 'removeEdge' && chosen(edit.edge))
    .reverse();

/** The nodes and every edge at them. */
export function removeNodes(network: Network, ids: Iterable<NodeId>): Edit {
  const gone = new Set(ids);
  const nodes = network.nodes.filter((node) => gone.has(node.id));
  return {
    kind: 'batch',
    edits: [
      ...removeEdges(network, (edge) => gone.has(edge.source) || gone.has(edge.target)),
      ...nodes.map((node): Edit => ({ kind: 'removeNode', id: node.id })),
    ],
  };
}

/** Edges into a node, by input index and then by file order. */
export function incoming(network: Network, id: NodeId): readonly Edge[] {
  const edges = network.edges.filter((edge) => edge.target === id);
  return edges
    .map((edge, order) => ({ edge, order }))
    .sort((a, b) => (a.edge.input ?? a.order) - (b.edge.input ?? b.order) || a.order - b.order)
    .map(({ edge }) => edge);
}

/** A wire from one node to another; `replace` takes away what the target is fed by now (a layer of one input). */
export function connect(network: Network, edge: Edge, replace: boolean): Edit {
  const removed = replace ? removeEdges(network, (old) => old.target === edge.target) : [];
  return { kind: 'batch', edits: [...removed, { kind: 'addEdge', edge }] };
}

/**
 * Leads a wire through a node that is there already: source → node → target, keeping the target's input. `input` is the node's
 * own, where it takes several.
 */
export function insertOnEdge(network: Network, edge: Edge, id: NodeId, input?: number): Edit {
  const into: Edge = { source: edge.source, target: id, ...(input === undefined ? {} : { input }) };
  return rewire(
    network,
    network.edges.flatMap((old) => (old === edge ? [into, { ...edge, source: id }] : [old])),
  );
}

/** Turns the network's edges into others, given in order; those that stay are the same objects. */
function rewire(network: Network, edges: readonly Edge[]): Edit {
  const stay = new Set(edges);
  const were = new Set(network.edges);
  const added = edges.flatMap((edge, index): readonly Edit[] =>
    were.has(edge) ? [] : [{ kind: 'addEdge', edge, index }],
  );
  return { kind: 'batch', edits: [...removeEdges(network, (edge) => !stay.has(edge)), ...added] };
}

/**
 * The node outside `inside` whose data reaches `id` through nodes of `inside` alone, if it is exactly one: what leaves a layer,
 * a chain or a whole residual block can then leave that node instead.
 */
function onlyFeeder(network: Network, inside: ReadonlySet<NodeId>, id: NodeId): NodeId | undefined {
  const feeders = new Set<NodeId>();
  const within = new Set([id]);
  for (const reached of within)
    for (const { source, target } of network.edges)
      if (target === reached) (inside.has(source) ? within : feeders).add(source);
  const [only] = feeders;
  return feeders.size === 1 ? only : undefined;
}

/** The edges once the nodes of `inside` are out of the flow: what fed them feeds what they led to, each at most once. */
function bypassing(network: Network, inside: ReadonlySet<NodeId>): readonly Edge[] {
  const outside = network.edges.filter(({ source, target }) => !inside.has(source) && !inside.has(target));
  const pair = ({ source, target }: Edge): string => JSON.stringify([source, target]);
  const joined = new Set(outside.map(pair));
  return network.edges.flatMap((edge): readonly Edge[] => {
    const leaves = inside.has(edge.source);
    const enters = inside.has(edge.target);
    if (leaves === enters) return [edge];
    const source = leaves ? onlyFeeder(network, inside, edge.source) : undefined;
    if (source === undefined || source === edge.target) return [];
    const join = { ...edge, source };
    if (joined.has(pair(join))) return [];
    joined.add(pair(join));
    return [join];
  });
}

/** Takes nodes out of the flow and joins their neighbours. The nodes stay, wired among themselves alone. */
export const bypassNodes = (network: Network, ids: Iterable<NodeId>): Edit =>
  rewire(network, bypassing(network, new Set(ids)));

/** Removes nodes with the edges at them and joins their neighbours: a network stays whole when a layer is deleted. */
export function dissolveNodes(network: Network, ids: Iterable<NodeId>): Edit {
  const gone = new Set(ids);
  const edges = bypassing(network, gone).filter(({ source }) => !gone.has(source));
  const nodes = network.nodes.filter((node) => gone.has(node.id));
  return {
    kind: 'batch',
    edits: [rewire(network, edges), ...nodes.map((node): Edit => ({ kind: 'removeNode', id: node.id }))],
  };
}

/** Several parameters of one node at once, the others as they are. */
export function setParams(network: Network, id: NodeId, params: JsonObject): Edit {
  const node = network.nodes.find((each) => each.id === id);
  return { kind: 'setParams', id, params: { ...node?.params, ...params } };
}

/** A node and all that lies behind it along `pairs`. */
function closure(from: NodeId, pairs: readonly (readonly [NodeId, NodeId])[]): ReadonlySet<NodeId> {
  const next = new Map<NodeId, NodeId[]>();
  for (const [start, end] of pairs) {
    const ends = next.get(start);
    if (ends) ends.push(end);
    else next.set(start, [end]);
  }
  const seen = new Set([from]);
  for (const id of seen) for (const end of next.get(id) ?? []) seen.add(end);
  return seen;
}

/** The node and everything that its data reaches. */
export const reachedFrom = (network: Network, from: NodeId): ReadonlySet<NodeId> =>
  closure(
    from,
    network.edges.map(({ source, target }) => [source, target]),
  );

/** The node and everything whose data reaches it. */
export const reaching = (network: Network, to: NodeId): ReadonlySet<NodeId> =>
  closure(
    to,
    network.edges.map(({ source, target }) => [target, source]),
  );

/** True when data already flows from `from` to `to`: an edge back would close a cycle. */
export const reaches = (network: Network, from: NodeId, to: NodeId): boolean =>
  reachedFrom(network, from).has(to);
