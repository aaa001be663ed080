import { addN } from '../ops/add-n.ts';
import { multiply } from '../ops/binary.ts';
import type { Builder } from '../ops/define.ts';
import { l2Loss } from '../ops/l2-loss.ts';
import { reduceSum } from '../ops/reduce.ts';
import { constant } from '../ops/sources.ts';
import type { Value } from '../ops/types.ts';
import { abs } from '../ops/unary.ts';
import type { TrainingSettings } from './settings.ts';
import type { Weight } from './weights.ts';

/**
 * R(W) = Σ l1·Σ|W| + l2·Σ W² over the weights that decay and learn, a layer's own l1 and l2 before the network's; a scalar,
 * undefined where nothing is penalised.
 */
export function penaltyOf(
  b: Builder,
  weights: readonly Weight[],
  reads: ReadonlyMap<string, Value>,
  settings: Pick<TrainingSettings, 'l1' | 'l2'>,
): Value | undefined {
  const terms = weights.flatMap((weight): readonly Value[] => {
    const value = reads.get(weight.name);
    if (!value || !weight.decay || weight.lrMult === 0) return [];
    const { l1 = settings.l1, l2 = settings.l2 } = weight;
    const axes = value.type.shape.map((_, axis) => axis);
    return [
      ...(l1 === 0 ? [] : [multiply(b, reduceSum(b, abs(b, value), { axes }), constant(b, l1))]),
      // The kernel gives Σ W²/2.
      ...(l2 === 0 ? [] : [multiply(b, l2Loss(b, value), constant(b, 2 * l2))]),
    ];
  });
  return terms.length === 0 ? undefined : addN(b, terms);
}
