import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample } from './downsampling.ts';

const stepsOf = (values: readonly number[]) => Float64Array.from(values, (_, index) => index + 1);
const value = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constant(Number.NaN));
const curve = fc.array(value, { maxLength: 1000, size: 'max' });
const wanted = fc.integer({ min: 1, max: 400 });

describe('a downsampled curve', () => {
  it('keeps the first, the last, the least and the greatest point that can be drawn', () => {
    fc.assert(
      fc.property(curve, wanted, (values, points) => {
        const kept = downsample(stepsOf(values), Float64Array.from(values), points);
        const finite = values.flatMap((entry, index) => (Number.isFinite(entry) ? [index] : []));
        if (finite.length === 0) {
          expect(kept).toEqual([]);
          return;
        }
        const shown = kept.map((index) => values[index]!);
        expect(kept[0]).toBe(finite[0]);
        expect(kept[kept.length - 1]).toBe(finite[finite.length - 1]);
        expect(Math.min(...shown) === Math.min(...finite.map((index) => values[index]!))).toBe(true);
        expect(Math.max(...shown) === Math.max(...finite.map((index) => values[index]!))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('has no more points than asked for (and those always kept), in order, none twice, none that cannot be drawn', () => {
    fc.assert(
      fc.property(
        curve,
        wanted,
        fc.constantFrom('linear' as const, 'log' as const),
        (values, points, scale) => {
          const kept = downsample(stepsOf(values), Float64Array.from(values), points, scale);
          expect(kept.length).toBeLessThanOrEqual(Math.max(3, points) + 3);
          kept.forEach((index, place) => {
            if (place > 0) expect(index).toBeGreaterThan(kept[place - 1]!);
            expect(scale === 'log' ? values[index]! > 0 : Number.isFinite(values[index]!)).toBe(true);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps every point of a short curve', () => {
    const values = [3, 1, 2, 5, 4];
    expect(downsample(stepsOf(values), Float64Array.from(values), 400)).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps a single spike in a million points', () => {
    const values = new Float64Array(1_000_000).fill(1);
    values[654_321] = 9;
    const steps = values.map((_, index) => index + 1);
    expect(downsample(steps, values, 600)).toContain(654_321);
  });
});
