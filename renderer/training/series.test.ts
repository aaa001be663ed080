import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Series } from './series.ts';

const rows = (...steps: number[]) => steps.map((step) => ({ step, loss: step / 10 }));

describe('a series', () => {
  it('gives back what was appended, column by column', () => {
    const series = new Series(['loss']);
    series.append(rows(1, 2));
    series.append(rows(3));
    expect([...series.column('step')]).toEqual([1, 2, 3]);
    expect([...series.column('loss')]).toEqual([0.1, 0.2, 0.3]);
    expect(series.at('loss', -1)).toBe(0.3);
    expect(series.at('loss', 3)).toBeUndefined();
  });

  it('takes steps done again in place of the first ones', () => {
    const series = new Series(['loss']);
    series.append(rows(1, 2, 3, 4, 5));
    series.append([
      { step: 3, loss: 7 },
      { step: 4, loss: 8 },
    ]);
    expect([...series.column('step')]).toEqual([1, 2, 3, 4]);
    expect([...series.column('loss')]).toEqual([0.1, 0.2, 7, 8]);
  });

  it('stays strictly increasing, ends with what came last and holds every step since the last one done again', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 60 })), { maxLength: 30 }), (batches) => {
        const series = new Series(['loss']);
        let expected: number[] = [];
        for (const batch of batches) {
          series.append(rows(...batch));
          for (const step of batch) expected = [...expected.filter((earlier) => earlier < step), step];
        }
        expect([...series.column('step')]).toEqual(expected);
      }),
    );
  });

  it('finds the record nearest to a step', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1 }),
        fc.integer({ min: -10, max: 510 }),
        (unsorted, wanted) => {
          const steps = unsorted.sort((a, b) => a - b);
          const series = new Series(['loss']);
          series.append(rows(...steps));
          const found = steps[series.nearest(wanted)!]!;
          const least = Math.min(...steps.map((step) => Math.abs(step - wanted)));
          expect(Math.abs(found - wanted)).toBe(least);
        },
      ),
    );
    expect(new Series([]).nearest(1)).toBeUndefined();
  });

  it('holds 100 000 steps in a few megabytes', () => {
    const series = new Series(['epoch', 'loss', 'accuracy', 'samplesPerSecond', 'time']);
    for (let step = 1; step <= 100_000; step += 100) {
      series.append(
        Array.from({ length: 100 }, (_, index) => ({
          step: step + index,
          epoch: 1,
          loss: 1,
          accuracy: 0.5,
          samplesPerSecond: 1000,
          time: step,
        })),
      );
    }
    expect(series.length).toBe(100_000);
    expect(series.bytes).toBeLessThan(13e6);
  });
});
