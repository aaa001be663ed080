import type { Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { useDocument } from './document.ts';

const indices = new WeakMap<Network['nodes'], ReadonlyMap<NodeId, NetworkNode>>();

/** A node of the network by id, found through an index made once a list of nodes. */
export function nodeOf(network: Network, id: NodeId): NetworkNode | undefined {
  let index = indices.get(network.nodes);
  if (!index) {
    index = new Map(network.nodes.map((node) => [node.id, node]));
    indices.set(network.nodes, index);
  }
  return index.get(id);
}

export const useNode = (id: NodeId): NetworkNode | undefined =>
  useDocument((state) => nodeOf(state.network, id));
