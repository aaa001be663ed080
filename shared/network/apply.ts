import type { Edit } from './edit.ts';
import type { Edge, Group, Network, NetworkNode, NodeId } from './network.ts';

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

/** The groups with their nodes renamed or, by undefined, dropped; a group left without any goes too. */
function regroup(
  groups: readonly Group[] | undefined,
  id: NodeId,
  to: NodeId | undefined,
): readonly Group[] | undefined {
  if (!groups?.some(({ nodes }) => nodes.includes(id))) return groups;
  const changed = groups.map((group) =>
    group.nodes.includes(id)
      ? {
          ...group,
          nodes: group.nodes.flatMap((node) => (node !== id ? [node] : to === undefined ? [] : [to])),
        }
      : group,
  );
  const left = changed.filter(({ nodes }) => nodes.length > 0);
  return left.length > 0 ? left : undefined;
}

function setGroups(network: Network, { groups }: Extract<Edit, { kind: 'setGroups' }>): Applied {
  const ids = new Set(network.nodes.map(({ id }) => id));
  const names = new Set<string>();
  for (const group of groups ?? []) {
    if (names.has(group.id)) throw new EditError(`there are two groups "${group.id}"`);
    names.add(group.id);
    if (group.nodes.length === 0) throw new EditError(`the group "${group.id}" is empty`);
    for (const id of group.nodes)
      if (!ids.delete(id)) throw new EditError(`the group "${group.id}" cannot have the node "${id}"`);
  }
  return {
    network: withField(network, 'groups', groups?.length ? groups : undefined),
    inverse: { kind: 'setGroups', groups: network.groups },
  };
}

/** Takes the node out, and out of its group; both come back where they were. */
function removeNode(network: Network, id: NodeId): Applied {
  const index = indexOfNode(network, id);
  const groups = regroup(network.groups, id, undefined);
  const add: Edit = { kind: 'addNode', node: network.nodes[index]!, index };
  return {
    network: withField({ ...network, nodes: without(network.nodes, index) }, 'groups', groups),
    inverse:
      groups === network.groups
        ? add
        : { kind: 'batch', edits: [add, { kind: 'setGroups', groups: network.groups }] },
  };
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
  const groups = regroup(network.groups, id, to);
  return {
    network: {
      ...withField(replaceNode(network, index, { ...network.nodes[index]!, id: to }), 'groups', groups),
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
    case 'removeNode':
      return removeNode(network, edit.id);
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
    case 'setGroups':
      return setGroups(network, edit);
    case 'setComments':
      return {
        network: withField(network, 'comments', edit.comments?.length ? edit.comments : undefined),
        inverse: { kind: 'setComments', comments: network.comments },
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
