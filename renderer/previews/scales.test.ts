import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOn, ramp } from './scales.ts';

test('a ramp goes through its colours at equal distances', () => {
  const colours = ramp('#000000, #ff0000, #ffffff');
  expect([...colours.slice(0, 3)]).toEqual([0, 0, 0]);
  expect([...colours.slice(-3)]).toEqual([255, 255, 255]);
  expect(colours[128 * 3]).toBe(255);
  expect(colours[128 * 3 + 1]).toBeLessThan(3);
});

const value = fc.float({ min: -100, max: 100, noNaN: true });

test('0 has its own colour: the middle where there are signs, else the first; larger values lie further on', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const signed = placesOn(low, high, true);
      for (let cell = 1; cell < 256; cell++) expect(signed[cell]!).toBeGreaterThanOrEqual(signed[cell - 1]!);
      if (low < 0) expect(signed[0]).toBeLessThanOrEqual(128);
      if (high > 0) expect(signed[255]).toBeGreaterThanOrEqual(128);
      if (-low > high) expect(signed[0]).toBe(0);
    }),
  );
  expect([...placesOn(0, 0, false)].every((place) => place === 0)).toBe(true);
  expect(placesOn(0, 5, false)[255]).toBe(255);
  expect(placesOn(2, 4, false)[0]).toBe(128);
});
