import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card } from './geometry.ts';
import { createLanes, lane, obstacles } from './routing.ts';

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

test('ways that are remembered are those that would be found anew, wherever cards go', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });
  const drawing = fc.record({
    cards: fc.array(place, { maxLength: 8 }),
    wires: fc.array(fc.tuple(place, place), { maxLength: 6 }),
    again: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(drawing, { minLength: 1, maxLength: 4 }), (drawings) => {
      const lanes = createLanes();
      for (const { cards, wires, again } of drawings)
        for (const of of again ? [cards, cards.map((each) => ({ ...each }))] : [cards]) {
          const laneOf = lanes(of);
          for (const [from, to] of wires) expect(laneOf(from, to)).toBe(lane(from, to, obstacles(of)));
        }
    }),
  );
});
