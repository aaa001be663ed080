import { describe, expect, it } from 'vitest';
import { toRgba } from './draw-samples.ts';

describe('pixels of a sample', () => {
  it('of one channel are grey', () => {
    expect([...toRgba([0, 200], 1)]).toEqual([0, 0, 0, 255, 200, 200, 200, 255]);
  });

  it('of three channels are red, green and blue', () => {
    expect([...toRgba([1, 2, 3, 4, 5, 6], 3)]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
  });

  it('of four channels lose the fourth, of two the second', () => {
    expect([...toRgba([1, 2, 3, 9], 4)]).toEqual([1, 2, 3, 255]);
    expect([...toRgba([7, 9], 2)]).toEqual([7, 7, 7, 255]);
  });
});
