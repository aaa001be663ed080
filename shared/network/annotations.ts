import type { Edit } from './edit.ts';
import type { Comment, Edge, Group, Network, NodeId } from './network.ts';

/** What is done to groups and comments, each as one edit. */

/** `group2`: the stem and the first free number. */
function freshName(taken: readonly { readonly id: string }[] | undefined, stem: string): string {
  const ids = new Set(taken?.map(({ id }) => id));
  for (let number = 1; ; number++) if (!ids.has(`${stem}${number}`)) return `${stem}${number}`;
}

const setGroups = (groups: readonly Group[]): Edit => ({ kind: 'setGroups', groups });
const setComments = (comments: readonly Comment[]): Edit => ({ kind: 'setComments', comments });

/** Makes nodes a group of their own, in file order; they leave the groups they were in. */
export function groupNodes(
  network: Network,
  ids: Iterable<NodeId>,
  name: string,
): { readonly id: string; readonly edit: Edit } {
  const chosen = new Set(ids);
  const id = freshName(network.groups, 'group');
  const left = (network.groups ?? [])
    .map((group) => ({ ...group, nodes: group.nodes.filter((node) => !chosen.has(node)) }))
    .filter((group) => group.nodes.length > 0);
  const nodes = network.nodes.filter((node) => chosen.has(node.id)).map((node) => node.id);
  return { id, edit: setGroups([...left, { id, name, nodes }]) };
}

/** Dissolves groups; their nodes stay. */
export const ungroup = (network: Network, ids: ReadonlySet<string>): Edit =>
  setGroups((network.groups ?? []).filter(({ id }) => !ids.has(id)));

/** Renames, collapses or expands groups. */
export const changeGroups = (
  network: Network,
  ids: ReadonlySet<string>,
  change: { readonly name?: string; readonly collapsed?: boolean },
): Edit =>
  setGroups(
    (network.groups ?? []).map((group) => {
      if (!ids.has(group.id)) return group;
      const { collapsed: before, ...rest } = group;
      const collapsed = change.collapsed ?? before ?? false;
      return {
        ...rest,
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(collapsed ? { collapsed } : {}),
      };
    }),
  );

export function addComment(
  network: Network,
  comment: Omit<Comment, 'id'>,
): { readonly id: string; readonly edit: Edit } {
  const id = freshName(network.comments, 'comment');
  return { id, edit: setComments([...(network.comments ?? []), { id, ...comment }]) };
}

/** Rewrites, moves or resizes comments. */
export const changeComments = (
  network: Network,
  changes: ReadonlyMap<string, Partial<Omit<Comment, 'id'>>>,
): Edit =>
  setComments((network.comments ?? []).map((comment) => ({ ...comment, ...changes.get(comment.id) })));

export const removeComments = (network: Network, ids: ReadonlySet<string>): Edit =>
  setComments((network.comments ?? []).filter(({ id }) => !ids.has(id)));

/** The group a node is in. */
export const groupOf = (network: Network, id: NodeId): Group | undefined =>
  network.groups?.find(({ nodes }) => nodes.includes(id));

/** What is inserted between two nodes of one group belongs to it, unless it is in a group already. */
export function joinGroupBetween(network: Network, { source, target }: Edge, id: NodeId): readonly Edit[] {
  const group = groupOf(network, source);
  if (!group || groupOf(network, target) !== group || groupOf(network, id)) return [];
  const joined = { ...group, nodes: [...group.nodes, id] };
  return [setGroups((network.groups ?? []).map((each) => (each === group ? joined : each)))];
}
