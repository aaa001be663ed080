import type { NodeId } from '../network/network.ts';
import { equal, greaterEqual, subtract } from '../ops/binary.ts';
import { cast } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { concat } from '../ops/pad-slice-concat.ts';
import { reduceMean, reduceSum } from '../ops/reduce.ts';
import { reshape } from '../ops/reshape.ts';
import { constant } from '../ops/sources.ts';
import type { Value } from '../ops/types.ts';
import { square } from '../ops/unary.ts';
import { readUpdated } from '../ops/updates.ts';
import type { Learning } from './gradients.ts';
import type { Figure, StatisticsTerm } from './layer-statistics.ts';
import type { Weight } from './weights.ts';

/** A vector of figures, and what each of its entries is. */
export interface Statistics {
  readonly terms: readonly StatisticsTerm[];
  readonly vector: Value;
}

/** How near to an end of its range an output counts as saturated. */
const NEAR_END = 0.01;

/** The range of a layer's output, where it has ends to saturate at. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Gathers scalars into one vector: fetched at once, however many there are. */
function createCollector(b: Builder) {
  const terms: StatisticsTerm[] = [];
  const entries: Value[] = [];
  return {
    add(node: NodeId, figure: Figure, scalar: Value): void {
      terms.push({ node, figure });
      entries.push(reshape(b, scalar, { shape: [1] }));
    },
    end: (): Statistics => ({
      terms,
      vector: entries.length === 0 ? constant(b, [], [0]) : concat(b, entries, { axis: 0 }),
    }),
  };
}

/** Of the layers' outputs. */
export function outputStatistics(
  b: Builder,
  outputs: ReadonlyMap<NodeId, Value>,
  rangeOf: (node: NodeId) => Range | undefined,
): Statistics {
  const { add, end } = createCollector(b);
  const meanOf = (x: Value): Value => reduceMean(b, x, { axes: axesOf(x) });
  const shareOf = (truth: Value): Value => meanOf(cast(b, truth, 'float32'));
  for (const [node, output] of outputs) {
    b.scope = node;
    const mean = meanOf(output);
    add(node, 'mean', mean);
    add(node, 'deviation', meanOf(square(b, subtract(b, output, mean))));
    add(node, 'zeros', shareOf(equal(b, output, constant(b, 0))));
    const range = rangeOf(node);
    if (!range) continue;
    add(node, 'saturation', shareOf(greaterEqual(b, output, constant(b, range.high - NEAR_END))));
    add(node, 'saturation', shareOf(greaterEqual(b, constant(b, range.low + NEAR_END), output)));
  }
  return end();
}

/** Of the weights, their gradients and their updates, which are written already. */
export function weightStatistics(
  b: Builder,
  weights: readonly Weight[],
  reads: ReadonlyMap<string, Value>,
  learning: readonly Learning[],
): Statistics {
  const { add, end } = createCollector(b);
  const squares = (x: Value): Value => reduceSum(b, square(b, x), { axes: axesOf(x) });
  const learnt = new Map(learning.map((weight) => [weight.name, weight]));
  for (const { name, node, role } of weights) {
    const value = reads.get(name);
    if (role !== 'weight' || !value) continue;
    b.scope = node;
    add(node, 'weightNorm', squares(value));
    const gradient = learnt.get(name)?.gradient;
    if (!gradient) continue;
    add(node, 'gradientNorm', squares(gradient));
    add(node, 'updateNorm', squares(subtract(b, readUpdated(b, name, value.type.shape), value)));
  }
  return end();
}

const axesOf = (x: Value): readonly number[] => x.type.shape.map((_, axis) => axis);
