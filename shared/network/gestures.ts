import type { Edit } from './edit.ts';
import type { Edge, JsonObject, Network, NetworkNode, NodeId } from './network.ts';

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

/** Puts a new node into the middle of a wire: source → node → target, keeping the target's input. */
export function insertOnEdge(network: Network, edge: Edge, node: NetworkNode): Edit {
  const index = network.edges.indexOf(edge);
  return {
    kind: 'batch',
    edits: [
      { kind: 'addNode', node },
      { kind: 'removeEdge', edge, ...(index < 0 ? {} : { index }) },
      { kind: 'addEdge', edge: { source: edge.source, target: node.id }, ...(index < 0 ? {} : { index }) },
      { kind: 'addEdge', edge: { ...edge, source: node.id }, ...(index < 0 ? {} : { index: index + 1 }) },
    ],
  };
}

/** Several parameters of one node at once, the others as they are. */
export function setParams(network: Network, id: NodeId, params: JsonObject): Edit {
  const node = network.nodes.find((each) => each.id === id);
  return { kind: 'setParams', id, params: { ...node?.params, ...params } };
}

/** True when data already flows from `from` to `to`: an edge back would close a cycle. */
export function reaches(network: Network, from: NodeId, to: NodeId): boolean {
  const targets = new Map<NodeId, NodeId[]>();
  for (const edge of network.edges)
    targets.set(edge.source, [...(targets.get(edge.source) ?? []), edge.target]);
  const seen = new Set<NodeId>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(targets.get(id) ?? []));
  }
  return false;
}
