import type { Edge } from '../../shared/network/network.ts';

/** Names an edge: two nodes are joined at most once at each input. */
export const edgeKey = ({ source, target, input }: Edge): string =>
  JSON.stringify(input === undefined ? [source, target] : [source, target, input]);
