import type { Analysis } from '../analysis/types.ts';
import type { Shape, WeightSpec } from '../layers/define.ts';
import { findLayer } from '../layers/index.ts';
import { parseParams } from '../layers/params.ts';
import type { Network, NodeId } from '../network/network.ts';
import type { VariableSpec } from './types.ts';

/** A layer's weight as the compiler sees it: where it lives, whether and how fast it learns. */
export interface Weight extends VariableSpec {
  readonly role: 'weight' | 'statistic';
  readonly decay: boolean;
  /** Learning-rate multiplier; 0: it stays. */
  readonly lrMult: number;
}

export const weightName = (node: NodeId, name: string): string => `${node}/${name}`;

const weightOf = (node: NodeId, spec: WeightSpec, lrMult: number): Weight => ({
  name: weightName(node, spec.name),
  node,
  shape: spec.shape,
  init: spec.init,
  role: spec.trainable ? 'weight' : 'statistic',
  decay: spec.decay,
  lrMult,
});

/** Nodes whose learning rate is 0: by `lrMult` or by the caller's list. Their statistics stay as well. */
export const frozenNodes = (network: Network, freeze: readonly NodeId[]): ReadonlySet<NodeId> =>
  new Set([...freeze, ...network.nodes.filter((node) => node.lrMult === 0).map((node) => node.id)]);

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
    if (!parsed?.ok) return [];
    const inputs = (analysis.layers.get(id)?.inputShapes ?? []).filter(
      (shape): shape is Shape => shape !== undefined,
    );
    const lrMult = frozen.has(id) ? 0 : (node?.lrMult ?? 1);
    return (layer?.weights(inputs, parsed.params) ?? []).map((spec) => weightOf(id, spec, lrMult));
  });
}
