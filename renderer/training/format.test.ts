import { describe, expect, it } from 'vitest';
import {
  accuracyTick,
  duration,
  lossText,
  lossTick,
  percent,
  settingText,
  speed,
  stepTick,
} from './format.ts';

describe('figures of training', () => {
  it('show times as clocks do', () => {
    expect([0, 1, 6_500, 725_000, 3_723_000].map(duration)).toEqual([
      '0:00',
      '0:01',
      '0:07',
      '12:05',
      '1:02:03',
    ]);
  });

  it('show shares as percent, and all only where it is all', () => {
    expect([0, 0.9734, 0.99996, 1, Number.NaN].map(percent)).toEqual(['0.0%', '97.3%', '99.9%', '100%', '–']);
  });

  it('show losses in four digits', () => {
    expect([2.3031, 0.045123, 0.000012, 0, Number.NaN, Infinity].map(lossText)).toEqual([
      '2.303',
      '0.04512',
      '1.20e-5',
      '0.000',
      'NaN',
      '∞',
    ]);
  });

  it('show ticks as short as can be', () => {
    expect([0, 0.5, 2, 0.0001, 200000].map(lossTick)).toEqual(['0', '0.5', '2', '1e-4', '2e+5']);
    expect([0.7, 0.75, 0.9999, 1].map(accuracyTick)).toEqual(['70%', '75%', '99.99%', '100%']);
    expect([200, 20_000, 500_000].map(stepTick)).toEqual(['200', '20\u202f000', '500K']);
  });

  it('show speeds and settings as people write them', () => {
    expect([3.21, 9876, 12_345].map(speed)).toEqual(['3.2', '9876', '12\u202f345']);
    expect([0.001, 1e-8, 0.9, 0].map(settingText)).toEqual(['0.001', '1e-8', '0.9', '0']);
  });
});
