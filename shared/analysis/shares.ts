import type { Category } from '../layers/define.ts';
import { findLayer } from '../layers/index.ts';
import type { Analysis } from './types.ts';

/** What a layer's share of the network's cost is counted in. */
export type Measure = 'parameters' | 'multiplyAdds' | 'activationBytes';
export const measures: readonly Measure[] = ['parameters', 'multiplyAdds', 'activationBytes'];

/** A part of the whole, 0 to 1; 0 where the whole is nothing. */
export const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** What a layer has of the network's total, 0 to 1; 0 where it is not known. */
export const layerShare = ({ layers, totals }: Analysis, id: string, measure: Measure): number =>
  shareOf(layers.get(id)?.[measure] ?? 0, totals[measure]);

export interface CategoryShare {
  readonly category: Category;
  /** How many layers of the category there are. */
  readonly count: number;
  readonly value: number;
  /** Of the network's total, 0 to 1. */
  readonly share: number;
}

/** What each kind of layer has of a total, the greatest first; kinds that have nothing are left out. */
export function categoryShares({ layers, totals }: Analysis, measure: Measure): readonly CategoryShare[] {
  const sums = new Map<Category, { count: number; value: number }>();
  for (const layer of layers.values()) {
    const category = findLayer(layer.type)?.category;
    if (category === undefined) continue;
    const sum = sums.get(category) ?? { count: 0, value: 0 };
    sums.set(category, { count: sum.count + 1, value: sum.value + layer[measure] });
  }
  return [...sums]
    .map(([category, { count, value }]) => ({
      category,
      count,
      value,
      share: shareOf(value, totals[measure]),
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
}

/** The place of a share on a scale that ends at `most`, 0 to 1. By square roots, so that small shares differ in sight too. */
export const tintOf = (share: number, most: number): number =>
  most > 0 ? Math.sqrt(Math.min(1, share / most)) : 0;
