import { expect, test } from 'vitest';
import { longest, most, pixelsOf } from './pixels.ts';

test('as many pixels as asked for', () => {
  expect(pixelsOf({ width: 572, height: 662 }, 3)).toEqual({ width: 1716, height: 1986, scale: 3 });
});

test.each([
  ['long', { width: 9000, height: 200 }],
  ['tall', { width: 100, height: 50_000 }],
  ['large', { width: 6000, height: 5000 }],
])('a %s picture has as many as a canvas holds, in its proportions', (_what, extent) => {
  const { width, height, scale } = pixelsOf(extent, 4);
  expect(scale).toBeLessThan(4);
  expect(Math.max(width, height)).toBeLessThanOrEqual(longest);
  expect(width * height).toBeLessThanOrEqual(most);
  expect(Math.max(longest - Math.max(width, height), 0) < 2 || most - width * height < 20_000).toBe(true);
  expect(Math.abs(height - extent.height * scale)).toBeLessThan(1);
});
