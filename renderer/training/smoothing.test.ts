import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smooth, smoothingAt } from './smoothing.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const weight = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('smoothing', () => {
  it('is the bias-corrected average of the formula', () => {
    // s₁ = 0.5·2 = 1 → 1/(1 − 0.5) = 2; s₂ = 0.5·1 + 0.5·4 = 2.5 → 2.5/0.75; s₃ = 0.5·2.5 + 0.5·0 = 1.25 → 1.25/0.875
    const [first, second, third] = smooth(Float64Array.of(2, 4, 0), 0.5);
    expect(first).toBe(2);
    expect(second).toBeCloseTo(10 / 3, 12);
    expect(third).toBeCloseTo(10 / 7, 12);
  });

  it('leaves a constant as it is, from the first value on', () => {
    fc.assert(
      fc.property(finite, weight, (value, beta) => {
        const smoothed = smooth(new Float64Array(50).fill(value), beta);
        for (const shown of smoothed)
          expect(Math.abs(shown - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
      }),
    );
  });

  it('stays between the least and the greatest of what came before', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 80 }), weight, (values, beta) => {
        const smoothed = smooth(Float64Array.from(values), beta);
        smoothed.forEach((shown, index) => {
          const seen = values.slice(0, index + 1);
          expect(shown).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-6);
          expect(shown).toBeLessThanOrEqual(Math.max(...seen) + 1e-6);
        });
      }),
    );
  });

  it('passes over what is not finite', () => {
    const smoothed = smooth(Float64Array.of(1, Number.NaN, 1), 0.9);
    expect(smoothed[1]).toBeNaN();
    expect(smoothed[2]).toBeCloseTo(1, 12);
  });

  it('has a slider whose places go from nothing to a thousand steps', () => {
    expect(smoothingAt(0)).toBe(0);
    expect(smoothingAt(20)).toBeCloseTo(0.9, 12);
    expect(smoothingAt(60)).toBeCloseTo(0.999, 12);
  });
});
