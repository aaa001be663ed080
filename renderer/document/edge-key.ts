import type { Edge } from '../../shared/network/network.ts';

/** Names an edge: two nodes are joined at most once at each input. */
export const edgeKey = ({ source, target, input }: Edge): string =>
  JSON.stringify(input === undefined ? [source, target] : [source, target, input]);

/** The ends of the edge that a key names; the canvas adds `#n` to the key of a second edge between the same two. */
export function endsOfKey(key: string): Pick<Edge, 'source' | 'target'> {
  const [source, target]: readonly unknown[] = JSON.parse(key.replace(/#\d+$/, ''));
  return { source: String(source), target: String(target) };
}
