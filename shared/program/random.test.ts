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
  // An odd count leaves half a pair for the next time.
  for (let time = 0; time < 3; time++) {
    const values = new Float32Array(count);
    filling.fillNormal(values, scale, limit);
    expect(values).toEqual(Float32Array.from({ length: count }, one));
  }
  expect(filling.normal()).toBe(drawing.normal());
  expect(filling.uniform()).toBe(drawing.uniform());
});
