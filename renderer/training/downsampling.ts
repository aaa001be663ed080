import { createLTTB } from 'downsample/methods/LTTB.js';

/** How the y axis is drawn; a logarithmic one has no place for what is not above 0. */
export type Scale = 'linear' | 'log';

/** Pre-selected points a shown one: more keep LTTB's choice, fewer are quicker (Van Der Donckt et al. 2023 take 4). */
const RATIO = 4;

export const canBeDrawn = (value: number, scale: Scale): boolean =>
  Number.isFinite(value) && (scale === 'linear' || value > 0);

/**
 * Indices, ascending, of about `wanted` points of a curve that look like all of them: MinMaxLTTB (Van Der Donckt et al.
 * 2023). Least and greatest of each of many pieces are found in the typed array, then LTTB (Steinarsson 2013) chooses among
 * them. The first, the last, the least and the greatest point are always kept; what cannot be drawn is left out.
 */
export function downsample(
  steps: Float64Array,
  values: Float64Array,
  wanted: number,
  scale: Scale = 'linear',
): number[] {
  const candidates = preselect(values, Math.ceil((wanted * RATIO) / 2), scale);
  if (candidates.length <= Math.max(3, wanted)) return candidates;
  const y = scale === 'log' ? Math.log : (value: number): number => value;
  const choose = createLTTB<number>({
    x: (index: number) => steps[index]!,
    y: (index: number) => y(values[index]!),
  });
  const kept = new Set(Array.from(choose(candidates, Math.max(3, wanted))));
  // LTTB promises no extremes, and rounding can cost it the last point.
  for (const index of [...extremes(values, candidates), candidates[candidates.length - 1]!]) kept.add(index);
  return [...kept].sort((a, b) => a - b);
}

/** The first and the last point, and the least and the greatest of each of `pieces`. */
function preselect(values: Float64Array, pieces: number, scale: Scale): number[] {
  const { length } = values;
  const count = Math.max(1, Math.min(pieces, length));
  const first = values.findIndex((value) => canBeDrawn(value, scale));
  if (first < 0) return [];
  const indices = [first];
  const push = (index: number): void => {
    if (index > indices[indices.length - 1]!) indices.push(index);
  };
  let last = first;
  for (let piece = 0; piece < count; piece++) {
    const end = Math.floor(((piece + 1) * length) / count);
    let low = -1;
    let high = -1;
    for (let index = Math.floor((piece * length) / count); index < end; index++) {
      const value = values[index]!;
      if (!canBeDrawn(value, scale)) continue;
      if (low < 0 || value < values[low]!) low = index;
      if (high < 0 || value > values[high]!) high = index;
      last = index;
    }
    push(Math.min(low, high));
    push(Math.max(low, high));
  }
  push(last);
  return indices;
}

function extremes(values: Float64Array, among: readonly number[]): readonly [number, number] {
  let low = among[0]!;
  let high = low;
  for (const index of among) {
    if (values[index]! < values[low]!) low = index;
    if (values[index]! > values[high]!) high = index;
  }
  return [low, high];
}
