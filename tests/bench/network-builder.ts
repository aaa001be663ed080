import type { Edge, Network, NetworkNode } from '../../shared/network/network.ts';

type Params = NonNullable<NetworkNode['params']>;

export interface NetworkBuilder {
  /** Appends a layer fed by `sources`, by the last layer where none is named; gives its id. */
  add(type: string, params?: Params, ...sources: readonly string[]): string;
  readonly network: Network;
}

/** Writes a network layer by layer. */
export function buildNetwork(name: string, [height, width, channels]: readonly number[]): NetworkBuilder {
  const nodes: NetworkNode[] = [];
  const edges: Edge[] = [];
  const add = (type: string, params: Params = {}, ...sources: readonly string[]): string => {
    const last = nodes[nodes.length - 1]?.id;
    const id = `${type.toLowerCase()}${nodes.length}`;
    nodes.push({ id, type, params });
    const fed = sources.length > 0 || last === undefined ? sources : [last];
    fed.forEach((source, input) => {
      edges.push(fed.length > 1 ? { source, target: id, input } : { source, target: id });
    });
    return id;
  };
  add('Input', { height: height!, width: width!, channels: channels! });
  return { add, network: { format: 'netloom', version: 1, name, nodes, edges } };
}
