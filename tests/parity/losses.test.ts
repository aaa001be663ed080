import { describe, expect, it } from 'vitest';
import type { Feed } from '../../main/trainer/engine.ts';
import { tensor } from '../../shared/ops/types.ts';
import { type LossName, sampleLosses } from '../../shared/program/loss.ts';
import { openProgram } from './one-program.ts';

/** Lᵢ of rows of scores, by both engines. */
async function lossesOf(
  name: LossName,
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  labelSmoothing = 0,
): Promise<readonly (readonly number[])[]> {
  const classes = rows[0]!.length;
  const types = { scores: tensor([-1, classes]), labels: tensor([-1], 'int32') };
  const feeds: Record<string, Feed> = {
    scores: { shape: [rows.length, classes], data: Float32Array.from(rows.flat()) },
    labels: { shape: [labels.length], data: Int32Array.from(labels) },
  };
  const found: number[][] = [];
  for (const kind of ['native', 'interpreter'] as const) {
    const program = await openProgram(kind, types, (b, values) => ({
      losses: sampleLosses(b, name, values.scores!, values.labels!, { labelSmoothing }),
    }));
    found.push([...program.run(feeds).losses!]);
    program.dispose();
  }
  return found;
}

/** Cat, car and frog of CS231n's lecture on loss functions: each row a picture, each column a class. */
const LECTURE = [
  [3.2, 5.1, -1.7],
  [1.3, 4.9, 2.0],
  [2.2, 2.5, -3.1],
] as const;

function expectAll(found: readonly (readonly number[])[], wanted: readonly number[], digits = 4): void {
  for (const losses of found) {
    expect(losses.length).toBe(wanted.length);
    losses.forEach((loss, i) => {
      expect(loss).toBeCloseTo(wanted[i]!, digits);
    });
  }
}

describe('losses', () => {
  it('hinge: the lecture’s 2.9, 0 and 12.9', async () => {
    expectAll(await lossesOf('hinge', LECTURE, [0, 1, 2]), [2.9, 0, 12.9]);
  });

  it('cross-entropy: the lecture’s −ln 0.13', async () => {
    expectAll(await lossesOf('crossEntropy', LECTURE.slice(0, 1), [0]), [-Math.log(0.13)], 2);
  });

  it('label smoothing: −Σ q·ln p with q = (1 − ε)·one-hot + ε/K', async () => {
    const smoothing = 0.3;
    const wanted = LECTURE.map((row, label) => {
      const sum = row.reduce((total, score) => total + Math.exp(score), 0);
      return row.reduce((loss, score, j) => {
        const q = (j === label ? 1 - smoothing : 0) + smoothing / row.length;
        return loss - q * Math.log(Math.exp(score) / sum);
      }, 0);
    });
    expectAll(await lossesOf('crossEntropy', LECTURE, [0, 1, 2], smoothing), wanted);
  });

  it('mean squared error: the mean over classes of the squared distance to one-hot', async () => {
    expectAll(await lossesOf('meanSquaredError', [[0.5, -1, 2]], [2]), [(0.25 + 1 + 1) / 3]);
  });

  it('binary cross-entropy: the mean over classes, one-hot', async () => {
    const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
    const wanted = -(Math.log(1 - sigma(0.5)) + Math.log(sigma(-1)) + Math.log(1 - sigma(2))) / 3;
    expectAll(await lossesOf('binaryCrossEntropy', [[0.5, -1, 2]], [1]), [wanted]);
  });

  it('binary cross-entropy of one score: the label is the target, and neither tail is lost', async () => {
    const rows = [[100], [100], [-100], [-100], [-20], [0]];
    const small = Math.log1p(Math.exp(-20));
    const found = await lossesOf('binaryCrossEntropy', rows, [1, 0, 0, 1, 0, 1]);
    expectAll(found, [0, 100, 0, 100, small, Math.log(2)]);
    for (const losses of found) expect(losses[4]! / small).toBeCloseTo(1, 4);
  });
});
