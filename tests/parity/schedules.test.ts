import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { learningRateAt, type Plateau, plateauAfter } from '../../shared/program/schedules.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { pythonPath } from '../support/environment.ts';

const SCRIPT = fileURLToPath(new URL('schedules_reference.py', import.meta.url));

interface Case {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly epochs: number;
  readonly updatesPerEpoch: number;
  /** A loss an epoch. */
  readonly losses?: readonly number[];
}

/** Falls, stays, jumps up, falls by less than counts, and stays again. */
const LOSSES = [1, 0.8, 0.9, 0.79999, 0.7, 0.7, 0.7, 0.71, 0.69999, 0.7, 0.5, 0.6, 0.6, 0.6, 0.6, 0.4];

const cases: readonly Case[] = [
  { fields: { schedule: 'constant' }, epochs: 3, updatesPerEpoch: 4 },
  { fields: { schedule: 'constant', warmUp: 5 }, epochs: 3, updatesPerEpoch: 4 },
  { fields: { schedule: 'step' }, epochs: 31, updatesPerEpoch: 2 },
  { fields: { schedule: 'step', stepEvery: 3, stepFactor: 0.4, warmUp: 20 }, epochs: 8, updatesPerEpoch: 5 },
  { fields: { schedule: 'exponential' }, epochs: 9, updatesPerEpoch: 3 },
  { fields: { schedule: 'exponential', decayRate: 0.5, warmUp: 2 }, epochs: 9, updatesPerEpoch: 3 },
  { fields: { schedule: 'cosine' }, epochs: 7, updatesPerEpoch: 13 },
  { fields: { schedule: 'cosine', minLearningRate: 0.01, warmUp: 30 }, epochs: 5, updatesPerEpoch: 11 },
  { fields: { schedule: 'oneCycle' }, epochs: 6, updatesPerEpoch: 9 },
  { fields: { schedule: 'oneCycle', peakAt: 0.45, warmUp: 3 }, epochs: 4, updatesPerEpoch: 10 },
  { fields: { schedule: 'oneCycle', peakAt: 0.9 }, epochs: 2, updatesPerEpoch: 5 },
  ...[
    { patience: 0, stepFactor: 0.5 },
    { patience: 1, stepFactor: 0.1, minLearningRate: 0.002 },
    { patience: 2, stepFactor: 0.3, warmUp: 10 },
    { patience: 0, stepFactor: 1e-5 },
  ].map((fields) => ({
    ...{ fields: { schedule: 'reduceOnPlateau', ...fields }, epochs: LOSSES.length },
    ...{ updatesPerEpoch: 3, losses: LOSSES },
  })),
];
const settingsOf = ({ fields }: Case) => trainingSettings.parse({ learningRate: 0.1, ...fields });

function ratesHere(one: Case): readonly number[] {
  const settings = settingsOf(one);
  const { epochs, updatesPerEpoch } = one;
  const rates: number[] = [];
  let plateau: Plateau | undefined;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = 0; i < updatesPerEpoch; i++) {
      const moment = { update: rates.length, updatesPerEpoch, updates: epochs * updatesPerEpoch };
      rates.push(learningRateAt(settings, plateau ? { ...moment, plateau } : moment));
    }
    plateau = plateauAfter(settings, plateau, one.losses?.[epoch] ?? 1);
  }
  return rates;
}

describe('learning-rate schedules', () => {
  let expected: readonly (readonly number[])[];
  beforeAll(() => {
    const input = cases.map((one) => ({
      settings: settingsOf(one),
      epochs: one.epochs,
      updatesPerEpoch: one.updatesPerEpoch,
      losses: one.losses ?? [],
    }));
    expected = JSON.parse(
      execFileSync(pythonPath(), [SCRIPT], { input: JSON.stringify(input), encoding: 'utf8' }),
    );
  });

  it.each(cases.map((one, i) => ({ title: JSON.stringify(one.fields), one, i })))(
    '$title are those of PyTorch, update by update',
    ({ one, i }) => {
      const rates = ratesHere(one);
      expect(rates.length).toBe(expected[i]!.length);
      rates.forEach((rate, update) => {
        const wanted = expected[i]![update]!;
        expect(Math.abs(rate - wanted), `update ${update}: ${rate}, in PyTorch ${wanted}`).toBeLessThan(
          1e-9 * wanted + 1e-15,
        );
      });
    },
  );

  it('of one update in all is a number', () => {
    for (const schedule of trainingSettings.shape.schedule.unwrap().options)
      for (const peakAt of [0, 0.5, 1]) {
        const settings = trainingSettings.parse({ schedule, peakAt });
        const rate = learningRateAt(settings, { update: 0, updatesPerEpoch: 1, updates: 1 });
        expect(rate, `${schedule}, peak at ${peakAt}`).toBeGreaterThan(0);
      }
  });
});
