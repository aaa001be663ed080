import type { Edit } from './edit.ts';
import {
  type Comment,
  emptyNetwork,
  type Group,
  type Network,
  type NetworkNode,
  type NodeId,
  type Position,
} from './network.ts';

/** A piece of a network, which is a network itself: what the clipboard, a reusable block and a duplicate hold. */

/** The chosen nodes with the edges among them, the groups that are chosen whole, and the chosen comments. */
export function takeFragment(
  network: Network,
  nodes: ReadonlySet<NodeId>,
  comments: ReadonlySet<string> = new Set(),
  name = network.name,
): Network {
  const groups = network.groups?.filter((group) => group.nodes.every((id) => nodes.has(id)));
  const notes = network.comments?.filter(({ id }) => comments.has(id));
  return {
    ...emptyNetwork(name),
    ...(network.direction ? { direction: network.direction } : {}),
    nodes: network.nodes.filter(({ id }) => nodes.has(id)),
    edges: network.edges.filter(({ source, target }) => nodes.has(source) && nodes.has(target)),
    ...(groups?.length ? { groups } : {}),
    ...(notes?.length ? { comments: notes } : {}),
  };
}

/** The upper left corner of everything placed in a fragment. */
export function cornerOf({ nodes, comments = [] }: Network): Position {
  const places = [...nodes, ...comments].flatMap(({ position }) => (position ? [position] : []));
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}

/** Names that are free: the one wanted if it is, else its stem (or the type's) with the next free number. */
function namer(taken: Iterable<string>) {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return (wanted: string, stem: string): string => {
    let name = wanted;
    let number = next.get(stem) ?? 1;
    while (used.has(name)) name = `${stem}${number++}`;
    next.set(stem, number);
    used.add(name);
    return name;
  };
}

export interface Placed {
  readonly edit: Edit;
  /** The new name of each of the fragment's nodes. */
  readonly nodes: ReadonlyMap<NodeId, NodeId>;
  readonly comments: readonly string[];
}

/** Adds a fragment to a network, moved by `by`: ids stay where they are free, edges and groups follow. */
export function placeFragment(network: Network, fragment: Network, by: Position): Placed {
  const moved = (position: Position): Position => ({ x: position.x + by.x, y: position.y + by.y });
  const nodeName = namer([
    ...network.nodes.map(({ id }) => id),
    ...network.edges.flatMap(({ source, target }) => [source, target]),
  ]);
  const names = new Map(fragment.nodes.map(({ id, type }) => [id, nodeName(id, type.toLowerCase())]));
  const nodes = fragment.nodes.map(
    (node): NetworkNode => ({
      ...node,
      id: names.get(node.id) ?? node.id,
      ...(node.position ? { position: moved(node.position) } : {}),
    }),
  );
  const edges = fragment.edges.flatMap((edge) => {
    const source = names.get(edge.source);
    const target = names.get(edge.target);
    return source === undefined || target === undefined ? [] : [{ ...edge, source, target }];
  });
  const groupName = namer(network.groups?.map(({ id }) => id) ?? []);
  const groups = fragment.groups?.map(
    (group): Group => ({
      ...group,
      id: groupName(group.id, 'group'),
      nodes: group.nodes.flatMap((id) => names.get(id) ?? []),
    }),
  );
  const commentName = namer(network.comments?.map(({ id }) => id) ?? []);
  const comments = fragment.comments?.map(
    (comment): Comment => ({
      ...comment,
      id: commentName(comment.id, 'comment'),
      position: moved(comment.position),
    }),
  );
  const edits: Edit[] = [
    ...nodes.map((node): Edit => ({ kind: 'addNode', node })),
    ...edges.map((edge): Edit => ({ kind: 'addEdge', edge })),
  ];
  if (groups) edits.push({ kind: 'setGroups', groups: [...(network.groups ?? []), ...groups] });
  if (comments) edits.push({ kind: 'setComments', comments: [...(network.comments ?? []), ...comments] });
  return { edit: { kind: 'batch', edits }, nodes: names, comments: comments?.map(({ id }) => id) ?? [] };
}
