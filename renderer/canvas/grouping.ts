import { findLayer } from '../../shared/layers/index.ts';
import { changeGroups, groupNodes, ungroup } from '../../shared/network/annotations.ts';
import type { Group, Network, NodeId } from '../../shared/network/network.ts';
import { edit, nodeOf, select, useDocument } from '../document/index.ts';
import { currentLanguage, translate } from '../i18n/i18n.ts';
import { announce } from './announcer.ts';
import { blockPattern } from './block-pattern.ts';

/** What people do with groups. */

const say = (name: string): string => {
  announce(name);
  return name;
};

/** `Convolution block ×3`: called after its heaviest layer and how often its pattern repeats. */
function suggestedName(network: Network, ids: ReadonlySet<NodeId>): string {
  const { analysis } = useDocument.getState();
  const order = analysis.order.filter((id) => ids.has(id));
  const types = order.map((id) => nodeOf(network, id)?.type ?? '');
  const { times } = blockPattern(types);
  const weight = (id: NodeId): number => analysis.layers.get(id)?.parameters ?? 0;
  const heaviest = order.reduce((most, id) => (weight(id) > weight(most) ? id : most), order[0] ?? '');
  const type = nodeOf(network, heaviest)?.type ?? '';
  const layer = findLayer(type)?.help.title[currentLanguage()] ?? type;
  return times > 1
    ? translate('groupNameTimes', { ns: 'canvas', layer, times })
    : translate('groupName', { ns: 'canvas', layer });
}

/** What the selection would be called as a block: its group's name, or what it is made of. */
export function selectionName(): string {
  const { network, selection } = useDocument.getState();
  return selectedGroup(network, selection.nodes)?.name || suggestedName(network, selection.nodes);
}

/** The groups that have anything of the selection in them. */
export const selectedGroups = (network: Network, nodes: ReadonlySet<NodeId>): readonly Group[] =>
  (network.groups ?? []).filter((group) => group.nodes.some((id) => nodes.has(id)));

/** The one group that is selected, whole and alone. */
export const selectedGroup = (network: Network, nodes: ReadonlySet<NodeId>): Group | undefined =>
  nodes.size === 0
    ? undefined
    : network.groups?.find(
        (group) => group.nodes.length === nodes.size && group.nodes.every((id) => nodes.has(id)),
      );

export function groupSelection(): void {
  const { network, selection } = useDocument.getState();
  if (selection.nodes.size === 0 || selectedGroup(network, selection.nodes)) return;
  const name = suggestedName(network, selection.nodes);
  const grouped = groupNodes(network, selection.nodes, name);
  edit(grouped.edit, say(translate('editGroup', { ns: 'canvas', name })), { select: [...selection.nodes] });
}

export function ungroupSelection(): void {
  const { network, selection } = useDocument.getState();
  const groups = selectedGroups(network, selection.nodes);
  if (groups.length === 0) return;
  const ids = new Set(groups.map(({ id }) => id));
  const name = groups.map((group) => group.name).join(', ');
  edit(ungroup(network, ids), say(translate('editUngroup', { ns: 'canvas', name })));
}

function setCollapsed(groups: readonly Group[], collapsed: boolean): void {
  const { network } = useDocument.getState();
  const name = groups.map((group) => group.name).join(', ');
  const ids = new Set(groups.map(({ id }) => id));
  edit(
    changeGroups(network, ids, { collapsed }),
    say(translate(collapsed ? 'editCollapse' : 'editExpand', { ns: 'canvas', name })),
    { select: groups.flatMap((group) => group.nodes) },
  );
}

/** Collapses the selection's groups, or expands them where all are collapsed. */
export function toggleCollapsed(): void {
  const { network, selection } = useDocument.getState();
  const groups = selectedGroups(network, selection.nodes);
  if (groups.length > 0) setCollapsed(groups, !groups.every(({ collapsed }) => collapsed));
}

export const toggleGroup = (group: Group): void => setCollapsed([group], !group.collapsed);

export const selectGroup = (group: Group): void => select(group.nodes);

export function renameGroup(id: string, name: string): void {
  const { network } = useDocument.getState();
  edit(changeGroups(network, new Set([id]), { name }), translate('editRenameGroup', { ns: 'canvas', name }), {
    merge: `group name ${id}`,
  });
}
