import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card, portAt, turned, turnedBox } from './geometry.ts';
import { labelPlace } from './labels.ts';
import { createLanes, lane, laneCorners, obstacles } from './routing.ts';

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

const direction = fc.constantFrom('down' as const, 'right' as const);

test('turned twice, all is where it was; ports lie on the border of their card', () => {
  const count = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(place, direction, count, fc.nat(8), (at, way, ports, index) => {
      expect(turned(turned(at, way), way)).toEqual(at);
      const box = { ...at, ...card };
      expect(turnedBox(turnedBox(box, way), way)).toEqual(box);
      const [into, out] = [
        portAt('input', index % ports, ports, card, way),
        portAt('output', index % ports, ports, card, way),
      ];
      const { x, y } = turned({ x: out.x - into.x, y: out.y - into.y }, way);
      expect([x, y]).toEqual([0, way === 'right' ? card.width : card.height]);
      expect(into.x).toBeGreaterThanOrEqual(0);
      expect(into.y).toBeLessThanOrEqual(card.height);
    }),
  );
});

test('a way around cards goes straight on or across at every corner, from end to end, in both directions', () => {
  fc.assert(
    fc.property(place, place, at(900), direction, (from, to, across, way) => {
      const corners = laneCorners(from, to, across, way);
      expect([corners[0], corners[corners.length - 1]]).toEqual([from, to]);
      corners.slice(1).forEach((corner, index) => {
        const before = corners[index]!;
        expect(corner.x === before.x || corner.y === before.y).toBe(true);
      });
      expect(corners.some((corner) => turned(corner, way).x === across)).toBe(true);
    }),
  );
});

test('to the right a wire goes above or below a card in its way, and its label lies along it', () => {
  const from = portAt('output', 0, 1, card, 'right');
  const to = { x: 5 * card.width, y: from.y };
  const inTheWay = { x: 2 * card.width, y: 0 };
  expect(lane(from, to, obstacles([], 'right'))).toBeUndefined();
  const way = lane(from, to, obstacles([inTheWay], 'right'));
  if (way === undefined) throw new Error('it goes through the card');
  expect(way < 0 || way > card.height).toBe(true);
  const middle = (from.x + to.x) / 2;
  expect(labelPlace(from, to, way, 'right')).toEqual({ at: { x: middle, y: way }, side: 'above' });
  expect(labelPlace(from, to, undefined, 'right')).toEqual({ at: { x: middle, y: from.y }, side: 'above' });
  expect(labelPlace(turned(from, 'right'), turned(to, 'right'), undefined)).toEqual({
    at: { x: from.y, y: middle },
    side: 'beside',
  });
});
