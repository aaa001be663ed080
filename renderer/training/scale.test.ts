import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Axis, linearAxis, logAxis, place, stepAxis } from './scale.ts';

const ascending = ({ ticks }: Axis) => ticks.every((tick, index) => index === 0 || tick > ticks[index - 1]!);

describe('axes', () => {
  it('have round ticks', () => {
    expect(linearAxis(0, 2.3, 4).ticks).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
    expect(linearAxis(0.71, 0.983, 4, [0, 1]).ticks).toEqual([0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]);
    expect(logAxis(0.03, 2.3).ticks).toEqual([0.01, 0.1, 1, 10]);
    expect(logAxis(0.3, 2.3).ticks).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
    expect(stepAxis(1, 750, 4).ticks).toEqual([200, 400, 600]);
  });

  it('hold every value, within their bounds', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 2, max: 8 }), (a, b, count) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const axis = linearAxis(low, high, count);
        const slack = 1e-6 * Math.max(1, Math.abs(low), Math.abs(high));
        expect(axis.domain[0]).toBeLessThanOrEqual(low + slack);
        expect(axis.domain[1]).toBeGreaterThanOrEqual(high - slack);
        expect(axis.domain[1]).toBeGreaterThan(axis.domain[0]);
        expect(ascending(axis)).toBe(true);
        expect(axis.ticks.length).toBeLessThan(25);
      }),
    );
    expect(linearAxis(1, 1, 4, [0, 1]).domain).toEqual([0.98, 1]);
  });

  it('in powers of ten hold every value above 0', () => {
    const value = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const axis = logAxis(Math.min(a, b), Math.max(a, b));
        expect(place(axis, Math.min(a, b))).toBeGreaterThanOrEqual(-1e-6);
        expect(place(axis, Math.max(a, b))).toBeLessThanOrEqual(1 + 1e-6);
        expect(ascending(axis)).toBe(true);
        expect(axis.ticks.length).toBeLessThan(12);
      }),
    );
  });

  it('place a value between their ends', () => {
    expect(place(linearAxis(0, 2, 2), 0.5)).toBe(0.25);
    expect(place(logAxis(0.1, 10), 1)).toBeCloseTo(0.5, 12);
  });
});
