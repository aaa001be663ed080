import type { Analysis } from '../../shared/analysis/types.ts';
import type { Network } from '../../shared/network/network.ts';

/** What of a document decides about its previews. */
export interface Computation {
  readonly network: Network;
  readonly analysis: Analysis;
}

const seedOf = ({ training }: Network): unknown => training?.seed;

/** Whether two states of a document compute the same: the analysis keeps a layer's result where nothing about it changed. */
export function computesTheSame(a: Computation, b: Computation): boolean {
  if (a.analysis === b.analysis) return seedOf(a.network) === seedOf(b.network);
  const [before, after] = [a.analysis, b.analysis];
  return (
    seedOf(a.network) === seedOf(b.network) &&
    before.order.length === after.order.length &&
    before.order.every(
      (id, index) => id === after.order[index] && before.layers.get(id) === after.layers.get(id),
    )
  );
}
