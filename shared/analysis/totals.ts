import type { NodeId } from '../network/network.ts';
import type { Analysis, LayerAnalysis, Totals } from './types.ts';

/** What layers cost together. */
export function totalsOf(layers: Iterable<LayerAnalysis>): Totals {
  const totals = { parameters: 0, trainableParameters: 0, multiplyAdds: 0, activationBytes: 0 };
  for (const layer of layers) {
    totals.parameters += layer.parameters;
    totals.trainableParameters += layer.trainableParameters;
    totals.multiplyAdds += layer.multiplyAdds;
    totals.activationBytes += layer.activationBytes;
  }
  return totals;
}

/** What some of a network's layers cost: a group, a selection. */
export const totalsWithin = ({ layers }: Analysis, ids: Iterable<NodeId>): Totals =>
  totalsOf([...ids].flatMap((id) => layers.get(id) ?? []));
