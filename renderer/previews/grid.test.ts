import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridOf, pictureAt, placeIn } from './grid.ts';

const length = fc.integer({ min: 1, max: 64 });

test('pictures fit into the box, do not overlap, and are found where they lie', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), length, length, (count, width, height) => {
      const box = { width: 208, height: 56 };
      const grid = gridOf(count, { width, height }, box);
      expect(grid.rows * grid.columns).toBeGreaterThanOrEqual(count);
      for (let index = 0; index < count; index++) {
        const { x, y } = placeIn(grid, index);
        expect(x + grid.width).toBeLessThanOrEqual(box.width + 1e-6);
        expect(y + grid.height).toBeLessThanOrEqual(box.height + 1e-6);
        expect(pictureAt(grid, count, x + grid.width / 2, y + grid.height / 2)).toBe(index);
      }
      expect(pictureAt(grid, count, -1, 0)).toBe(undefined);
    }),
  );
});

test('sixteen squares in a strip lie in two rows of eight, six in one', () => {
  const box = { width: 208, height: 56 };
  expect(gridOf(16, { width: 28, height: 28 }, box)).toMatchObject({ columns: 8, rows: 2 });
  expect(gridOf(6, { width: 28, height: 28 }, box)).toMatchObject({ columns: 6, rows: 1 });
});
