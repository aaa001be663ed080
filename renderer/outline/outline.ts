import type { Analysis } from '../../shared/analysis/types.ts';
import type { Group, Network, NetworkNode, NodeId } from '../../shared/network/network.ts';

/** A layer of the outline, by what is to be said of it. */
export interface LayerItem {
  readonly kind: 'layer';
  readonly node: NetworkNode;
  /** What feeds it, in input order, where that is not the layer said before it alone. */
  readonly from: readonly NodeId[] | undefined;
}

export interface GroupItem {
  readonly kind: 'group';
  readonly group: Group;
  readonly layers: readonly LayerItem[];
}

export type OutlineItem = LayerItem | GroupItem;

/** The network in the order of its flow; a group stands where its first layer does, with all of its layers. */
export function outlineOf(network: Network, analysis: Analysis): readonly OutlineItem[] {
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  const groupOf = new Map(
    network.groups?.flatMap((group) => group.nodes.map((id) => [id, group] as const)) ?? [],
  );
  const sources = new Map<NodeId, NodeId[]>();
  for (const { source, target } of network.edges)
    sources.set(target, [...(sources.get(target) ?? []), source]);
  let said: NodeId | undefined;
  const layer = (node: NetworkNode): LayerItem => {
    const from = sources.get(node.id) ?? [];
    const plain =
      from.length === 0 ? said === undefined || node.type === 'Input' : from.length === 1 && from[0] === said;
    said = node.id;
    return { kind: 'layer', node, from: plain ? undefined : from };
  };
  const done = new Set<Group>();
  return analysis.order.flatMap((id): readonly OutlineItem[] => {
    const node = byId.get(id);
    const group = groupOf.get(id);
    if (!node || (group && done.has(group))) return [];
    if (!group) return [layer(node)];
    done.add(group);
    const inside = new Set(group.nodes);
    const layers = analysis.order.flatMap((each) => (inside.has(each) ? (byId.get(each) ?? []) : []));
    return [{ kind: 'group', group, layers: layers.map(layer) }];
  });
}
