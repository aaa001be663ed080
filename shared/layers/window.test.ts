import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadingPadding, type SlidingWindow, samePadding, slide } from './window.ts';

const length = fc.integer({ min: 1, max: 30 });
const small = fc.integer({ min: 1, max: 6 });

/** Positions of a window on an axis, counted one by one. */
function countPositions(size: number, kernel: number, stride: number, padding: number, dilation: number) {
  let count = 0;
  for (let start = -padding; start + dilation * (kernel - 1) < size + padding; start += stride) count++;
  return count;
}

test('the formula counts what counting counts, and the cells it calls unseen are those', () => {
  fc.assert(
    fc.property(
      length,
      small,
      small,
      fc.integer({ min: 0, max: 5 }),
      small,
      (size, kernel, stride, padding, dilation) => {
        const window: SlidingWindow = {
          kernel: [kernel, 1],
          stride: [stride, 1],
          padding: [padding, 0],
          dilation: [dilation, 1],
        };
        const { shape, findings } = slide([size, 1, 1], window, 1);
        const positions = countPositions(size, kernel, stride, padding, dilation);
        if (positions === 0) {
          expect(shape).toBeUndefined();
          return;
        }
        expect(shape).toEqual([positions, 1, 1]);
        const last = -padding + (positions - 1) * stride + dilation * (kernel - 1);
        const unseen = Math.max(0, size - 1 - last);
        const padded = Math.max(0, size + padding - 1 - Math.max(last, size - 1));
        const loose = findings.find(({ code }) => code === 'notWhole');
        expect(loose?.values.unseen ?? 0).toBe(unseen);
        expect(loose?.values.unseenPadding ?? 0).toBe(padded);
      },
    ),
    { numRuns: 2000 },
  );
});

test('`same`: ⌈W/S⌉ windows that cover every cell, the odd cell at the end', () => {
  fc.assert(
    fc.property(length, small, small, small, (size, kernel, stride, dilation) => {
      const window: SlidingWindow = {
        kernel: [kernel, 1],
        stride: [stride, 1],
        dilation: [dilation, 1],
        padding: 'same',
      };
      expect(slide([size, 1, 1], window, 1).shape).toEqual([Math.ceil(size / stride), 1, 1]);
      const [top, bottom] = samePadding([size, 1, 1], window);
      expect(bottom - top === 0 || bottom - top === 1).toBe(true);
      expect(leadingPadding([size, 1, 1], window)[0]).toBe(top);
      const positions = Math.floor((size + top + bottom - dilation * (kernel - 1) - 1) / stride) + 1;
      expect(positions).toBe(Math.ceil(size / stride));
    }),
  );
});
