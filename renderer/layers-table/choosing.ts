import type { NodeId } from '../../shared/network/network.ts';

/** How a row was chosen: alone, all rows up to it, or besides those that are. */
export type Way = 'alone' | 'upTo' | 'besides';

export const wayOf = (event: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): Way => (event.shiftKey ? 'upTo' : event.ctrlKey || event.metaKey ? 'besides' : 'alone');

/** What is selected once a row was chosen; `anchor` is the one chosen before, from which `upTo` counts. */
export function choose(
  order: readonly NodeId[],
  selected: ReadonlySet<NodeId>,
  anchor: NodeId | undefined,
  id: NodeId,
  way: Way,
): readonly NodeId[] {
  if (way === 'besides') {
    const left = [...selected].filter((other) => other !== id);
    return selected.has(id) ? left : [...left, id];
  }
  const from = anchor === undefined ? -1 : order.indexOf(anchor);
  if (way === 'alone' || from < 0) return [id];
  const to = order.indexOf(id);
  return order.slice(Math.min(from, to), Math.max(from, to) + 1);
}
