import type { NodeId } from '../../shared/network/network.ts';
import { centreOn } from '../canvas/index.ts';
import {
  type DocumentId,
  openDocuments,
  openNetwork,
  select,
  showDocument,
  useDocument,
} from '../document/index.ts';
import type { Source } from './sources.ts';
import { replaceSource } from './store.ts';

/** The tab of a side; a file or template that was only read for comparison gets one. */
function tabOf(source: Source): DocumentId | undefined {
  if (source.kind === 'document') return source.id;
  if (source.of === 'saved') return undefined;
  const { network, path } = source;
  const there = openDocuments().find((document) => path !== undefined && document.path === path);
  const id = there?.id ?? openNetwork(network, path === undefined ? {} : { path });
  replaceSource(source, { kind: 'document', id });
  return id;
}

/** A saved version has no tab: there is nowhere to show a layer that only it has. */
export const canShow = (source: Source): boolean => source.kind === 'document' || source.of !== 'saved';

/** Shows a layer in the tab of its network. */
export function showNode(source: Source, node: NodeId): void {
  const tab = tabOf(source);
  if (tab === undefined) return;
  const wasShown = useDocument.getState().id === tab;
  showDocument(tab);
  select([node]);
  if (wasShown) centreOn(node);
  // The canvas first has to have the other network's cards, and to look at them as they were left.
  else window.requestAnimationFrame(() => window.requestAnimationFrame(() => centreOn(node)));
}
