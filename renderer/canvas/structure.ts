import type { Network, NetworkNode, NodeId } from '../../shared/network/network.ts';

/** What decides which cards and wires there are and where they lie. */
export interface Structure {
  /** Of the time when the structure came about: its parameters may have changed since. */
  readonly network: Network;
  /** Topological order. */
  readonly order: readonly NodeId[];
}

const sameFields = <T extends object>(a: T, b: T, but: keyof T): boolean => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T>;
  keys.delete(but);
  return [...keys].every((key) => a[key] === b[key]);
};

const sameNode = (a: NetworkNode, b: NetworkNode): boolean => a === b || sameFields(a, b, 'params');

/** Whether two networks differ in parameters at most. */
const sameStructure = (a: Network, b: Network): boolean =>
  a === b ||
  (sameFields(a, b, 'nodes') &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, i) => sameNode(node, b.nodes[i]!)));

/** Gives the same object as before while nothing but parameters changes, as on every key stroke in one of their fields. */
export function createStructure(): (network: Network, order: readonly NodeId[]) => Structure {
  let last: Structure | undefined;
  return (network, order) => {
    if (!last || !sameStructure(last.network, network)) last = { network, order };
    return last;
  };
}
