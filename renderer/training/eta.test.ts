import { describe, expect, it } from 'vitest';
import { remainingTime } from './eta.ts';

const at = (...pairs: [step: number, time: number][]) =>
  [Float64Array.from(pairs, ([step]) => step), Float64Array.from(pairs, ([, time]) => time)] as const;

describe('the remaining time', () => {
  it('is what is left at the rate so far', () => {
    expect(remainingTime(...at([1, 100], [11, 1100]), 111)).toBe(10_000);
  });

  it('follows the recent past, not a slow beginning', () => {
    const slow: [number, number][] = [
      [1, 0],
      [2, 60_000],
    ];
    const quick: [number, number][] = Array.from({ length: 200 }, (_, index) => [
      3 + index,
      60_100 + index * 100,
    ]);
    expect(remainingTime(...at(...slow, ...quick), 302)).toBeCloseTo(10_000, 6);
  });

  it('counts the breaks for validation in', () => {
    // 10 steps in 1 s, 1 s of validation, 10 steps in 1 s: 19 steps took 3 s but for a tenth.
    const pairs = Array.from({ length: 20 }, (_, index): [number, number] => [
      index + 1,
      (index + 1) * 100 + (index >= 10 ? 1000 : 0),
    ]);
    expect(remainingTime(...at(...pairs), 39)).toBeCloseTo(2900, 6);
  });

  it('is 0 at the end and unknown before two steps or without time between them', () => {
    expect(remainingTime(...at([1, 10], [2, 20]), 2)).toBe(0);
    expect(remainingTime(...at([1, 10]), 5)).toBeUndefined();
    expect(remainingTime(...at([1, 10], [2, 10]), 5)).toBeUndefined();
    expect(remainingTime(...at(), 5)).toBeUndefined();
  });
});
