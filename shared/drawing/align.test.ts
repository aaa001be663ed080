import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align, distribute } from './align.ts';

const box = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 300 }),
});
const boxes = fc.array(box, { minLength: 2, maxLength: 8 });

test('aligned boxes share an edge or a middle, and keep the other axis', () => {
  fc.assert(
    fc.property(boxes, (given) => {
      const rights = align(given, 'right').map(({ x }, i) => x + given[i]!.width);
      expect(new Set(rights)).toEqual(new Set([Math.max(...given.map(({ x, width }) => x + width))]));
      const middles = align(given, 'middle');
      const first = middles[0]!.y + given[0]!.height / 2;
      middles.forEach(({ x, y }, i) => {
        expect(y + given[i]!.height / 2).toBeCloseTo(first);
        expect(x).toBe(given[i]!.x);
      });
    }),
  );
});

test('distributed boxes have equal gaps between the outermost, in their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(box, { minLength: 3, maxLength: 8, selector: ({ y }) => y }), (given) => {
      const placed = distribute(given, 'vertical')
        .map(({ y }, i) => ({ y, height: given[i]!.height, was: given[i]!.y }))
        .sort((a, b) => a.was - b.was);
      const gaps = placed.slice(1).map(({ y }, i) => y - placed[i]!.y - placed[i]!.height);
      for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!);
      expect(placed[0]!.y).toBeCloseTo(placed[0]!.was);
    }),
  );
});
