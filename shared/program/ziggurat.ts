/**
 * Tables of the ziggurat method for the standard normal (Marsaglia & Tsang 2000, "The Ziggurat Method for Generating Random
 * Variables"): half the bell, e^(−x²/2), covered by 128 layers of one area, of which the lowest holds the tail beyond `TAIL`.
 */
export const LAYERS = 128;
export const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;
/** What a layer's place is drawn with: the bits that a float32 keeps. */
const PLACES = 2 ** 24;

const bell = (x: number): number => Math.exp((-x * x) / 2);

/** Right ends of the layers, from the lowest, whose own is that of a rectangle of its area; 0 above the last. */
const ends = ((): Float64Array => {
  const x = new Float64Array(LAYERS + 1);
  x[0] = AREA / bell(TAIL);
  x[1] = TAIL;
  for (let i = 2; i < LAYERS; i++) x[i] = Math.sqrt(-2 * Math.log(AREA / x[i - 1]! + bell(x[i - 1]!)));
  return x;
})();

/** A place of a layer times its `STEPS` is an x. */
export const STEPS = Float64Array.from({ length: LAYERS }, (_, i) => ends[i]! / PLACES);
/** Places below this lie under the bell at any height of the layer: nearly all of them. */
export const INSIDE = Uint32Array.from({ length: LAYERS }, (_, i) =>
  Math.floor((ends[i + 1]! / ends[i]!) * PLACES),
);

/** The x of a place that is not surely under the bell, by further uniform numbers; NaN where it turns out to be outside. */
export function atEdge(layer: number, x: number, uniform: () => number): number {
  if (layer > 0) {
    const [low, high] = [bell(ends[layer]!), bell(ends[layer + 1]!)];
    return low + uniform() * (high - low) < bell(x) ? x : Number.NaN;
  }
  // The tail (Marsaglia 1964): exponential, thinned out. 1 − u is never 0.
  for (;;) {
    const beyond = -Math.log(1 - uniform()) / TAIL;
    if (-2 * Math.log(1 - uniform()) > beyond * beyond) return TAIL + beyond;
  }
}
