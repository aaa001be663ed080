import type { Edge, Network } from '../../shared/network/network.ts';

/** Names an edge: two nodes are joined at most once at each input. */
export const edgeKey = ({ source, target, input }: Edge): string =>
  JSON.stringify(input === undefined ? [source, target] : [source, target, input]);

/** The key of an edge by its id on the canvas, which adds `#n` to that of a second edge between the same two. */
export const keyOfFlowEdge = (flowId: string): string => flowId.replace(/#\d+$/, '');

/** The ends of the edge that a key, or an id on the canvas, names. */
export function endsOfKey(key: string): Pick<Edge, 'source' | 'target'> {
  const [source, target]: readonly unknown[] = JSON.parse(keyOfFlowEdge(key));
  return { source: String(source), target: String(target) };
}

/** The edge that a key, or an id on the canvas, names. */
export function edgeNamed({ edges }: Network, id: string): Edge | undefined {
  const key = keyOfFlowEdge(id);
  return edges.find((edge) => edgeKey(edge) === key);
}
