import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from './geometry.ts';
import { guidesAt, pull, seenIn } from './guides.ts';

const whole = (range: number) => fc.integer({ min: -range, max: range });
const length = fc.integer({ min: 1, max: 300 });
const box = fc.record({ x: whole(600), y: whole(600), width: length, height: length });
const others = fc.array(box, { maxLength: 12 });
const within = 6;

const shifted = (from: Box, by: { readonly x: number | undefined; readonly y: number | undefined }): Box => ({
  ...from,
  x: from.x + (by.x ?? 0),
  y: from.y + (by.y ?? 0),
});
const card = (x: number, y: number): Box => ({ x, y, width: 232, height: 56 });
/** The five ways in which two boxes are in line along x, and how far they are from it. */
const offLine = (a: Box, b: Box): number =>
  Math.min(
    ...[a.x, a.x + a.width].flatMap((own) => [own - b.x, own - b.x - b.width].map(Math.abs)),
    Math.abs(a.x + a.width / 2 - b.x - b.width / 2),
  );

describe('what draws a box', () => {
  it('never shifts it farther than it may, and not at all where nothing is', () => {
    fc.assert(
      fc.property(box, others, (one, rest) => {
        const { x, y } = pull(one, rest, within);
        expect(Math.abs(x ?? 0)).toBeLessThanOrEqual(within);
        expect(Math.abs(y ?? 0)).toBeLessThanOrEqual(within);
        expect(pull(one, [], within)).toEqual({ x: undefined, y: undefined });
      }),
    );
  });

  it('draws it wherever an edge or the middle is near, by no more than the nearest is away', () => {
    fc.assert(
      fc.property(box, others, (one, rest) => {
        const nearest = Math.min(...rest.map((each) => offLine(one, each)));
        const { x } = pull(one, rest, within);
        if (nearest <= within) expect(Math.abs(x ?? Number.NaN)).toBeLessThanOrEqual(nearest);
      }),
    );
  });

  it('is said by a line or a gap, along each axis that it was drawn on', () => {
    fc.assert(
      fc.property(box, others, (one, rest) => {
        const { x } = pull(one, rest, within);
        if (x === undefined) return;
        const at = shifted(one, { x, y: undefined });
        const { lines, gaps } = guidesAt(at, rest);
        const said = [
          ...lines.filter(({ direction }) => direction === 'vertical'),
          ...gaps.filter(({ direction }) => direction === 'horizontal'),
        ];
        expect(said.length).toBeGreaterThan(0);
        for (const { from, to } of said) expect(to).toBeGreaterThan(from);
      }),
    );
  });

  it('does not depend on where all of it lies', () => {
    fc.assert(
      fc.property(box, others, whole(900), whole(900), (one, rest, x, y) => {
        const by = { x, y };
        expect(
          pull(
            shifted(one, by),
            rest.map((each) => shifted(each, by)),
            within,
          ),
        ).toEqual(pull(one, rest, within));
      }),
    );
  });
});

describe('guides', () => {
  it('join the box with the nearest on either side, once where cards of one width are in line', () => {
    const { lines } = guidesAt(card(0, 200), [card(0, 0), card(0, 100), card(0, 400), card(0, 600)]);
    expect(lines).toEqual([
      { direction: 'vertical', at: 116, from: 156, to: 200 },
      { direction: 'vertical', at: 116, from: 256, to: 400 },
    ]);
  });

  it('say which edges are in line where the middles are not', () => {
    const { lines } = guidesAt(card(0, 200), [{ x: 0, y: 0, width: 100, height: 40 }]);
    expect(lines).toEqual([{ direction: 'vertical', at: 0, from: 0, to: 256 }]);
  });

  it('draw a card to be as far from its neighbour as that is from the one before', () => {
    const column = [card(0, 0), card(0, 90)];
    expect(pull(card(20, 183), column, 5)).toMatchObject({ y: -3 });
    const { gaps } = guidesAt(card(0, 180), column);
    expect(gaps).toEqual([
      { direction: 'vertical', at: 58, from: 56, to: 90 },
      { direction: 'vertical', at: 58, from: 146, to: 180 },
    ]);
  });

  it('draw a card into the middle between its neighbours', () => {
    const column = [card(0, 0), card(0, 300)];
    expect(pull(card(20, 147), column, 5)).toMatchObject({ y: 3 });
    expect(guidesAt(card(0, 150), column).gaps.map(({ from, to }) => to - from)).toEqual([94, 94]);
  });
});

it('what is seen is what overlaps the view', () => {
  fc.assert(
    fc.property(box, others, (view, boxes) => {
      const away = (a: number, wide: number, b: number, long: number): boolean =>
        a >= b + long || b >= a + wide;
      expect(seenIn(view, boxes)).toEqual(
        boxes.filter(
          (each) =>
            !away(view.x, view.width, each.x, each.width) && !away(view.y, view.height, each.y, each.height),
        ),
      );
    }),
  );
});
