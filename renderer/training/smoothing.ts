/**
 * Exponential moving average with bias correction, as Adam's moments have it (Kingma & Ba 2015):
 * sₜ = β·sₜ₋₁ + (1 − β)·xₜ, shown as sₜ / (1 − βᵗ), so that the start is not drawn towards zero.
 * What is not finite stays as it is and leaves the average alone. `weight` is β, from 0 (nothing is smoothed) to below 1.
 */
export function smooth(values: Float64Array, weight: number): Float64Array {
  if (weight <= 0) return values;
  const smoothed = new Float64Array(values.length);
  let average = 0;
  let correction = 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!Number.isFinite(value)) {
      smoothed[index] = value;
      continue;
    }
    average = weight * average + (1 - weight) * value;
    correction *= weight;
    smoothed[index] = average / (1 - correction);
  }
  return smoothed;
}

/** The slider's places: 0 to 60. */
export const SMOOTHING_PLACES = 60;

/** β at a place of the slider: each twenty places average over ten times as many steps, 0 → 0, 20 → 0.9, 60 → 0.999. */
export const smoothingAt = (place: number): number => (place <= 0 ? 0 : 1 - 10 ** (-place / 20));
