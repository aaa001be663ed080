import type { Network, NodeId } from '../../shared/network/network.ts';
import { endsOfKey, nodeOf, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';

/** What steps of undo and the live region call things. */

export const nameOf = (network: Network, id: NodeId): string => nodeOf(network, id)?.label ?? id;

/** `conv1`, `Conv block`, `3 layers`, `comment`: nodes and comments in a few words. */
export function namesOf(
  network: Network,
  nodes: ReadonlySet<NodeId>,
  comments: ReadonlySet<string> = new Set(),
): string {
  const [first] = nodes;
  if (first === undefined) return translate('countComments', { ns: 'canvas', count: comments.size });
  if (comments.size > 0) return translate('countItems', { ns: 'canvas', count: nodes.size + comments.size });
  if (nodes.size === 1) return nameOf(network, first);
  const group = network.groups?.find(
    (each) => each.nodes.length === nodes.size && each.nodes.every((id) => nodes.has(id)),
  );
  return group?.name || translate('countLayers', { ns: 'canvas', count: nodes.size });
}

/** What is selected, in a few words: `conv1`, `3 layers`, `from conv1 to relu1`. */
export function selectionNames(): string {
  const { network, selection } = useDocument.getState();
  const { nodes, edges, comments } = selection;
  const [edge] = edges;
  if (edge === undefined || nodes.size + comments.size > 0) return namesOf(network, nodes, comments);
  if (edges.size > 1) return translate('countEdges', { ns: 'canvas', count: edges.size });
  const { source, target } = endsOfKey(edge);
  return translate('edgeLabel', {
    ns: 'canvas',
    source: nameOf(network, source),
    target: nameOf(network, target),
  });
}
