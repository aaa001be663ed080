import { atEdge, INSIDE, STEPS } from './ziggurat.ts';

/**
 * Seeded random numbers that are the same on every machine: xoshiro128** (Blackman & Vigna 2018), its state filled by
 * splitmix32 from any number of integers, e.g. `[seed, epoch]` for a shuffle or `[seed, hash of the weight's name]`.
 */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  uniform(): number;
  /** Uniform integer in [0, bound). */
  integer(bound: number): number;
  /** Standard normal (the ziggurat method, see `ziggurat.ts`). */
  normal(): number;
  /** Fills `values` with `normal()` · scale, what lies beyond ±limit drawn again: the same numbers in half the time. */
  fillNormal(values: Float32Array, scale: number, limit?: number): void;
}

/** FNV-1a over UTF-16 code units: turns a name into a seed part. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export function createRandom(...seed: readonly number[]): Random {
  let mix = 0x9e3779b9;
  const next = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  for (const part of seed) mix = next() ^ (part | 0);
  let a = next();
  let b = next();
  let c = next();
  let d = next() | 1;

  const bits = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const uniform = (): number => bits() / 4294967296;

  return {
    uniform,
    integer: (bound) => Math.floor(uniform() * bound),
    normal() {
      for (;;) {
        // Seven bits for the layer, one for the sign, the rest for the place.
        const drawn = bits();
        const [layer, place] = [drawn & 127, drawn >>> 8];
        const x = place * STEPS[layer]!;
        const value = place < INSIDE[layer]! ? x : atEdge(layer, x, uniform);
        if (!Number.isNaN(value)) return drawn & 128 ? -value : value;
      }
    },
    fillNormal(values, scale, limit = Number.POSITIVE_INFINITY) {
      // `bits` and `normal` written out over local variables: V8 keeps those in registers, and weights are drawn by the million.
      let [ka, kb, kc, kd] = [a, b, c, d];
      for (let filled = 0; filled < values.length; ) {
        const product = Math.imul(kb, 5);
        const drawn = Math.imul((product << 7) | (product >>> 25), 9);
        const t = kb << 9;
        kc ^= ka;
        kd ^= kb;
        kb ^= kc;
        ka ^= kd;
        kc ^= t;
        kd = (kd << 11) | (kd >>> 21);
        const layer = drawn & 127;
        const place = drawn >>> 8;
        let value = place * STEPS[layer]!;
        if (place >= INSIDE[layer]!) {
          a = ka;
          b = kb;
          c = kc;
          d = kd;
          value = atEdge(layer, value, uniform);
          ka = a;
          kb = b;
          kc = c;
          kd = d;
        }
        if (value <= limit) values[filled++] = (drawn & 128 ? -value : value) * scale;
      }
      a = ka;
      b = kb;
      c = kc;
      d = kd;
    },
  };
}

/** Fisher–Yates over 0 … count − 1. */
export function permutation(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
