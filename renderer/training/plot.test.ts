import { describe, expect, it } from 'vitest';
import { MARGIN, stepAt, xOf, yOf } from './plot.ts';
import { linearAxis, stepAxis } from './scale.ts';

const size = { width: 300, height: 130 };
const x = stepAxis(1, 101, 5);
const y = linearAxis(0, 2, 4);

describe('the plot', () => {
  it('reaches from margin to margin', () => {
    expect(xOf(size, x, 1)).toBe(MARGIN.left);
    expect(xOf(size, x, 101)).toBe(300 - MARGIN.right);
    expect(yOf(size, y, 0)).toBe(130 - MARGIN.bottom);
    expect(yOf(size, y, 2)).toBe(MARGIN.top);
  });

  it('finds the step under the pointer, never beyond the axis', () => {
    for (const step of [1, 17, 101]) expect(stepAt(size, x, xOf(size, x, step))).toBeCloseTo(step, 9);
    expect(stepAt(size, x, 0)).toBe(1);
    expect(stepAt(size, x, 999)).toBe(101);
  });
});
