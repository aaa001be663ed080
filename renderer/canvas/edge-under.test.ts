import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card } from '../../shared/drawing/geometry.ts';
import { laneCorners } from '../../shared/drawing/routing.ts';
import type { Position } from '../../shared/network/network.ts';
import { edgeUnder, type Line } from './edge-under.ts';

const line = (id: string, from: Position, to: Position): Line => ({ id, corners: [from, to] });
const straight = line('a', { x: 0, y: 0 }, { x: 0, y: 400 });
const centredOn = (x: number, y: number) => ({ x: x - card.width / 2, y: y - card.height / 2 });

test('a card on an edge finds it, one beside it does not', () => {
  expect(edgeUnder(centredOn(10, 200), [straight])).toBe('a');
  expect(edgeUnder(centredOn(card.width / 2 - 30, 200), [straight])).toBe('a');
  expect(edgeUnder(centredOn(card.width / 2, 200), [straight])).toBe(undefined);
  expect(edgeUnder(centredOn(0, 460), [straight])).toBe(undefined);
  expect(edgeUnder(centredOn(0, 0), [])).toBe(undefined);
});

test('of two edges under it the nearer to its middle', () => {
  const other = line('b', { x: 60, y: 0 }, { x: 60, y: 400 });
  expect(edgeUnder(centredOn(10, 200), [straight, other])).toBe('a');
  expect(edgeUnder(centredOn(50, 200), [straight, other])).toBe('b');
});

test('an edge that goes around is where it goes, not where it would go', () => {
  const around = { id: 'a', corners: laneCorners({ x: 0, y: 0 }, { x: 0, y: 400 }, 400) };
  expect(edgeUnder(centredOn(400, 200), [around])).toBe('a');
  expect(edgeUnder(centredOn(0, 200), [around])).toBe(undefined);
  const right = { id: 'a', corners: laneCorners({ x: 0, y: 0 }, { x: 900, y: 0 }, 200, 'right') };
  expect(edgeUnder(centredOn(450, 200), [right])).toBe('a');
  expect(edgeUnder(centredOn(450, 0), [right])).toBe(undefined);
});

test('any point of an edge has it under a card that is centred there', () => {
  const place = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
  fc.assert(
    fc.property(place, place, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
      const on = centredOn(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
      expect(edgeUnder(on, [line('e', from, to)])).toBe('e');
    }),
  );
});
