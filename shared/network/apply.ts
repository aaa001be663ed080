import type { Edit } from './edit.ts';
import type { Edge, Network, NetworkNode, NodeId } from './network.ts';

/** The edit does not go with this network; the message names what is missing. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

export interface Applied {
  readonly network: Network;
  /** Undoes the edit: applied to `network` it gives the network before, to the byte. */
  readonly inverse: Edit;
}

const sameEdge = (a: Edge, b: Edge): boolean =>
  a.source === b.source && a.target === b.target && a.input === b.input;

const insertAt = <T>(items: readonly T[], item: T, index: number): readonly T[] => [
  ...items.slice(0, index),
  item,
  ...items.slice(index),
];
const without = <T>(items: readonly T[], index: number): readonly T[] => items.filter((_, i) => i !== index);

function indexOfNode(network: Network, id: NodeId): number {
  const index = network.nodes.findIndex((node) => node.id === id);
  if (index < 0) throw new EditError(`there is no node "${id}"`);
  return index;
}

function replaceNode(network: Network, index: number, node: NetworkNode): Network {
  return { ...network, nodes: network.nodes.map((old, i) => (i === index ? node : old)) };
}

/** The object with a field set or dropped; dropping keeps the order of the rest. */
function withField<T extends object>(object: T, field: string, value: unknown): T {
  const { [field]: _, ...rest } = object as Record<string, unknown>;
  if (value === undefined) return rest as T;
  return (field in object ? { ...object, [field]: value } : { ...rest, [field]: value }) as T;
}

function setParam(network: Network, edit: Extract<Edit, { kind: 'setParam' }>): Applied {
  const index = indexOfNode(network, edit.id);
  const node = network.nodes[index]!;
  const had = Object.hasOwn(node.params, edit.name);
  const old = had ? node.params[edit.name] : undefined;
  const changed: NetworkNode = { ...node, params: withField(node.params, edit.name, edit.value) };
  // A dropped parameter comes back in its place only if all of them come back in order.
  const inverse: Edit =
    edit.value === undefined && had
      ? { kind: 'setParams', id: edit.id, params: node.params }
      : { kind: 'setParam', id: edit.id, name: edit.name, value: old };
  return { network: replaceNode(network, index, changed), inverse };
}

function setParams(network: Network, edit: Extract<Edit, { kind: 'setParams' }>): Applied {
  const index = indexOfNode(network, edit.id);
  const node = network.nodes[index]!;
  return {
    network: replaceNode(network, index, { ...node, params: edit.params }),
    inverse: { kind: 'setParams', id: edit.id, params: node.params },
  };
}

function renameNode(network: Network, { id, to }: Extract<Edit, { kind: 'renameNode' }>): Applied {
  const index = indexOfNode(network, id);
  if (to !== id && network.nodes.some((node) => node.id === to))
    throw new EditError(`there is a node "${to}" already`);
  // An edge that dangles towards the new name would be caught by the rename and lost to its inverse.
  if (to !== id && network.edges.some((edge) => edge.source === to || edge.target === to))
    throw new EditError(`there are edges to "${to}" already`);
  const renamed = (end: NodeId): NodeId => (end === id ? to : end);
  return {
    network: {
      ...replaceNode(network, index, { ...network.nodes[index]!, id: to }),
      edges: network.edges.map((edge) =>
        edge.source === id || edge.target === id
          ? { ...edge, source: renamed(edge.source), target: renamed(edge.target) }
          : edge,
      ),
    },
    inverse: { kind: 'renameNode', id: to, to: id },
  };
}

/**
 * One edit of the document, and the edit that undoes it. Pure: the network given is left as it is, and what did not change is
 * shared with the new one. @throws EditError when the edit names what is not there.
 */
export function applyEdit(network: Network, edit: Edit): Applied {
  switch (edit.kind) {
    case 'addNode': {
      if (network.nodes.some((node) => node.id === edit.node.id))
        throw new EditError(`there is a node "${edit.node.id}" already`);
      const nodes = insertAt(network.nodes, edit.node, edit.index ?? network.nodes.length);
      return { network: { ...network, nodes }, inverse: { kind: 'removeNode', id: edit.node.id } };
    }
    case 'removeNode': {
      const index = indexOfNode(network, edit.id);
      return {
        network: { ...network, nodes: without(network.nodes, index) },
        inverse: { kind: 'addNode', node: network.nodes[index]!, index },
      };
    }
    case 'addEdge': {
      const index = edit.index ?? network.edges.length;
      return {
        network: { ...network, edges: insertAt(network.edges, edit.edge, index) },
        inverse: { kind: 'removeEdge', edge: edit.edge, index: Math.min(index, network.edges.length) },
      };
    }
    case 'removeEdge': {
      const there = edit.index !== undefined && network.edges[edit.index];
      const index =
        there && sameEdge(there, edit.edge)
          ? edit.index!
          : network.edges.findIndex((edge) => sameEdge(edge, edit.edge));
      if (index < 0)
        throw new EditError(`there is no edge from "${edit.edge.source}" to "${edit.edge.target}"`);
      return {
        network: { ...network, edges: without(network.edges, index) },
        inverse: { kind: 'addEdge', edge: network.edges[index]!, index },
      };
    }
    case 'setParam':
      return setParam(network, edit);
    case 'setParams':
      return setParams(network, edit);
    case 'moveNode': {
      const index = indexOfNode(network, edit.id);
      const node = network.nodes[index]!;
      return {
        network: replaceNode(network, index, withField(node, 'position', edit.position)),
        inverse: { kind: 'moveNode', id: edit.id, position: node.position },
      };
    }
    case 'setNode': {
      const index = indexOfNode(network, edit.id);
      const node = network.nodes[index]!;
      return {
        network: replaceNode(network, index, withField(node, edit.field, edit.value)),
        inverse: { kind: 'setNode', id: edit.id, field: edit.field, value: node[edit.field] },
      };
    }
    case 'renameNode':
      return renameNode(network, edit);
    case 'setNetwork':
      return {
        network: withField(network, edit.field, edit.value),
        inverse: { kind: 'setNetwork', field: edit.field, value: network[edit.field] },
      };
    case 'batch': {
      let current = network;
      const inverses: Edit[] = [];
      for (const each of edit.edits) {
        const applied = applyEdit(current, each);
        current = applied.network;
        inverses.unshift(applied.inverse);
      }
      return { network: current, inverse: { kind: 'batch', edits: inverses } };
    }
  }
}
