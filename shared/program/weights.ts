import { topologyOf } from '../analysis/topology.ts';
import type { Analysis } from '../analysis/types.ts';
import type { Shape, WeightSpec } from '../layers/define.ts';
import { findLayer } from '../layers/index.ts';
import { parseParams } from '../layers/params.ts';
import type { Network, NetworkNode, NodeId } from '../network/network.ts';
import type { VariableSpec } from './types.ts';

/** A layer's weight as the compiler sees it: where it lives, whether and how fast it learns. */
export interface Weight extends VariableSpec {
  readonly role: 'weight' | 'statistic';
  readonly decay: boolean;
  /** Learning-rate multiplier; 0: it stays. */
  readonly lrMult: number;
  /** The layer's own strengths of R(W), in place of the network's. */
  readonly l1?: number;
  readonly l2?: number;
}

export const weightName = (node: NodeId, name: string): string => `${node}/${name}`;

const weightOf = ({ id, l1, l2 }: NetworkNode, spec: WeightSpec, lrMult: number): Weight => ({
  name: weightName(id, spec.name),
  node: id,
  shape: spec.shape,
  init: spec.init,
  role: spec.trainable ? 'weight' : 'statistic',
  decay: spec.decay,
  lrMult,
  ...(l1 === undefined ? {} : { l1 }),
  ...(l2 === undefined ? {} : { l2 }),
});

/** Nodes from which a way leads to the end that no `stopGradient` bars. */
function nodesThatAreTaught(network: Network): ReadonlySet<NodeId> {
  const { nodes, incoming, outgoing } = topologyOf(network);
  const taught = new Set<NodeId>();
  const waiting = network.nodes.map(({ id }) => id).filter((id) => !outgoing.get(id)?.length);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (taught.has(id)) continue;
    taught.add(id);
    if (nodes.get(id)?.stopGradient) continue;
    for (const { source } of incoming.get(id) ?? []) waiting.push(source);
  }
  return taught;
}

/**
 * Nodes that stay as they are, statistics too: their learning rate is 0 (by `lrMult` or the caller's list), or every way
 * from them to the end passes a `stopGradient`.
 */
export function frozenNodes(network: Network, freeze: readonly NodeId[]): ReadonlySet<NodeId> {
  const taught = nodesThatAreTaught(network);
  const still = network.nodes.filter(({ id, lrMult }) => lrMult === 0 || !taught.has(id));
  return new Set([...freeze, ...still.map(({ id }) => id)]);
}

/** Every weight of a network without errors, in topological order of its layers. */
export function weightsOf(
  network: Network,
  analysis: Analysis,
  frozen: ReadonlySet<NodeId>,
): readonly Weight[] {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return analysis.order.flatMap((id) => {
    const node = nodes.get(id);
    const layer = node && findLayer(node.type);
    const parsed = layer && parseParams(layer, node.params);
    if (!node || !layer || !parsed?.ok) return [];
    const inputs = (analysis.layers.get(id)?.inputShapes ?? []).filter(
      (shape): shape is Shape => shape !== undefined,
    );
    const lrMult = frozen.has(id) ? 0 : (node.lrMult ?? 1);
    return layer.weights(inputs, parsed.params).map((spec) => weightOf(node, spec, lrMult));
  });
}
