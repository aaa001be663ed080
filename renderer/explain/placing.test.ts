import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside } from './placing.ts';

const window = { width: 1024, height: 640 };
const size = { width: 300, height: 360 };

test('right, left, below, above, in this order', () => {
  const card = { x: 400, y: 300, width: 200, height: 50 };
  expect(placeBeside(card, size, window)).toEqual({ x: 612, y: 272 });
  expect(placeBeside({ ...card, x: 700 }, size, window)).toEqual({ x: 388, y: 272 });
  const wide = { x: 100, y: 100, width: 850, height: 50 };
  expect(placeBeside(wide, size, window)).toEqual({ x: 100, y: 162 });
  expect(placeBeside({ ...wide, y: 500 }, size, window)).toEqual({ x: 100, y: 128 });
});

test('never covers the card', () => {
  const length = (max: number) => fc.integer({ min: 1, max });
  fc.assert(
    fc.property(
      fc.record({
        x: fc.integer({ min: -200, max: 1000 }),
        y: fc.integer({ min: -100, max: 620 }),
        width: length(700),
        height: length(200),
      }),
      fc.record({ width: length(320), height: length(600) }),
      (card, explanation) => {
        const { x, y } = placeBeside(card, explanation, window);
        const apart =
          x >= card.x + card.width ||
          x + explanation.width <= card.x ||
          y >= card.y + card.height ||
          y + explanation.height <= card.y;
        expect(apart).toBe(true);
      },
    ),
  );
});
