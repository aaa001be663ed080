import { expect, test } from 'vitest';
import { rowHeight, rowsInSight, scrollTo } from './rows-in-sight.ts';

test('of thousands of rows only a few are drawn, and never too few', () => {
  const { from, to } = rowsInSight(2000, 1000 * rowHeight, 280);
  expect(from).toBeLessThanOrEqual(1000);
  expect(to).toBeGreaterThanOrEqual(1010);
  expect(to - from).toBeLessThan(40);
  expect(rowsInSight(3, 0, 280)).toEqual({ from: 0, to: 3 });
  expect(rowsInSight(0, 0, 280)).toEqual({ from: 0, to: 0 });
  // Rows went away while it was scrolled far down.
  expect(rowsInSight(5, 4000, 280)).toEqual({ from: 5, to: 5 });
});

test('scrolls just as far as a row needs', () => {
  const box = { height: 284, head: 28, foot: 28 };
  expect(scrollTo(3, 0, box)).toBe(0);
  expect(scrollTo(3, 200, box)).toBe(3 * rowHeight);
  expect(scrollTo(20, 0, box)).toBe(21 * rowHeight - 228);
});
