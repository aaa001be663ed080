import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card } from './geometry.ts';
import { lane, obstacles } from './routing.ts';

const at = (range: number) => fc.integer({ min: -range, max: range });
const place = fc.record({ x: at(600), y: at(1200) });

test('the cards within a band are found, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), at(1300), at(1300), (cards, top, bottom) => {
      const found = obstacles(cards).between(top, bottom);
      const wanted = cards.filter(({ y }) => y + card.height > top && y < bottom);
      const order = (a: typeof wanted): readonly string[] => a.map(({ x, y }) => `${x} ${y}`).sort();
      expect(order([...found])).toEqual(order(wanted));
    }),
  );
});

test('a wire goes around a card that lies between its ends, and straight where nothing does', () => {
  const from = { x: card.width / 2, y: card.height };
  const to = { x: card.width / 2, y: 6 * card.height };
  const inTheWay = { x: 0, y: 3 * card.height };
  expect(lane(from, to, obstacles([]))).toBeUndefined();
  const way = lane(from, to, obstacles([inTheWay]));
  if (way === undefined) throw new Error('it goes through the card');
  expect(way < inTheWay.x || way > inTheWay.x + card.width).toBe(true);
});
