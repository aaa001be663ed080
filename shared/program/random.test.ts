import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test.each([
  { count: 1001, scale: 0.3, limit: 2 },
  { count: 1000, scale: 0.7, limit: Number.POSITIVE_INFINITY },
  { count: 0, scale: 1, limit: 1 },
])('filling $count values within ±$limit draws what one after the other would', ({ count, scale, limit }) => {
  const [filling, drawing] = [createRandom(3, count), createRandom(3, count)];
  const one = (): number => {
    for (;;) {
      const value = drawing.normal();
      if (Math.abs(value) <= limit) return value * scale;
    }
  };
  for (let time = 0; time < 3; time++) {
    const values = new Float32Array(count);
    filling.fillNormal(values, scale, limit);
    expect(values).toEqual(Float32Array.from({ length: count }, one));
  }
  expect(filling.normal()).toBe(drawing.normal());
  expect(filling.uniform()).toBe(drawing.uniform());
});

/** Φ by Simpson's rule from 0. */
function normalCdf(x: number): number {
  const steps = 200;
  const bell = (i: number): number => Math.exp(-(((i * x) / steps) ** 2) / 2);
  let sum = bell(0) + bell(steps);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 0 ? 2 : 4) * bell(i);
  return 0.5 + (x * sum) / (3 * steps * Math.sqrt(2 * Math.PI));
}

test('normal numbers are normally distributed, to the tail', () => {
  const count = 1_000_000;
  const values = new Float32Array(count);
  createRandom(7).fillNormal(values, 1);
  values.sort();
  // Kolmogorov–Smirnov: beyond 1.95/√n by chance once in a thousand seeds.
  let furthest = 0;
  for (let i = 0; i < count; i += 500)
    furthest = Math.max(furthest, Math.abs(normalCdf(values[i]!) - (i + 0.5) / count));
  expect(furthest).toBeLessThan(1.95 / Math.sqrt(count));
  for (const limit of [2, 3, 3.442619855899, 4]) {
    const expected = 2 * count * (1 - normalCdf(limit));
    const beyond = values.filter((value) => Math.abs(value) > limit).length;
    expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected));
  }
});
