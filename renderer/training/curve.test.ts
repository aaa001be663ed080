import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCurve, type CurveOptions, readOff } from './curve.ts';
import { addEpochs, addSteps, emptyRunHistory } from './history.ts';

const options: CurveOptions = { points: 300, weight: 0, scale: 'linear', ticks: [5, 4] };

function history(losses: readonly (number | null)[], stepsPerEpoch = 10) {
  const made = emptyRunHistory();
  addSteps(
    made,
    losses.map((loss, index) => ({
      step: index + 1,
      epoch: Math.floor(index / stepsPerEpoch) + 1,
      loss,
      accuracy: 0.5,
      samplesPerSecond: 1,
      time: index,
    })),
  );
  addEpochs(
    made,
    Array.from({ length: Math.floor(losses.length / stepsPerEpoch) }, (_, index) => ({
      epoch: index + 1,
      step: (index + 1) * stepsPerEpoch,
      loss: 1,
      accuracy: 0.5,
      valLoss: 0.25,
      valAccuracy: 0.75,
      samplesPerSecond: 1,
      time: index,
    })),
  );
  return made;
}

describe('a curve', () => {
  it('is nothing before the first step', () => {
    expect(buildCurve(emptyRunHistory(), 'loss', options)).toBeUndefined();
    expect(buildCurve(history([null]), 'loss', options)).toBeUndefined();
  });

  it('has validation at the ends of epochs and training in between, in the order of steps', () => {
    const { rows } = buildCurve(history(Array.from({ length: 20 }, () => 1)), 'loss', options)!;
    expect(rows.filter(({ validation }) => validation !== null).map(({ step }) => step)).toEqual([10, 20]);
    expect(rows.filter(({ training }) => training !== null)).toHaveLength(20);
    for (let index = 1; index < rows.length; index++) {
      expect(rows[index]!.step).toBeGreaterThanOrEqual(rows[index - 1]!.step);
    }
  });

  it('lies within its axes, whatever the losses, the smoothing and the scale', () => {
    const losses = fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { freq: 9 }), {
      maxLength: 900,
    });
    fc.assert(
      fc.property(
        losses,
        fc.constantFrom(0, 0.9, 0.99),
        fc.constantFrom('linear' as const, 'log' as const),
        (values, weight, scale) => {
          const curve = buildCurve(history(values), 'loss', { ...options, points: 60, weight, scale });
          if (!curve) return;
          const { rows, x, y } = curve;
          expect(rows.length).toBeLessThan(60 * 3);
          const slack = 1e-6 * y.domain[1];
          for (const row of rows) {
            expect(row.step).toBeGreaterThanOrEqual(x.domain[0]);
            expect(row.step).toBeLessThanOrEqual(x.domain[1]);
            for (const value of [row.raw, row.training, row.validation]) {
              if (value === null) continue;
              expect(value).toBeGreaterThanOrEqual(y.domain[0] - slack);
              expect(value).toBeLessThanOrEqual(y.domain[1] + slack);
            }
          }
        },
      ),
    );
  });

  it('is read off at the nearest step, with the validation of the last epoch ended', () => {
    const made = history(Array.from({ length: 25 }, (_, index) => index + 1));
    const { training } = buildCurve(made, 'loss', options)!;
    expect(readOff(made, 'loss', training, 12.3)).toEqual({ step: 12, training: 12, validation: 0.25 });
    expect(readOff(made, 'loss', training, 3)).toEqual({ step: 3, training: 3 });
    expect(readOff(made, 'loss', training)).toEqual({ step: 25, training: 25, validation: 0.25 });
  });
});
