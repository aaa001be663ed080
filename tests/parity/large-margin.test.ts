import { describe, expect, it, test } from 'vitest';
import type { Feed } from '../../main/trainer/engine.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession, type StepResult } from '../../main/trainer/session.ts';
import { networkOf } from '../../main/trainer/testing/networks.ts';
import { updateWith } from '../../main/trainer/testing/plan.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import { largeMarginSoftmax } from '../../shared/layers/large-margin-softmax.ts';
import { parseParams } from '../../shared/layers/params.ts';
import type { Network } from '../../shared/network/network.ts';
import { multiply } from '../../shared/ops/binary.ts';
import { reduceSum } from '../../shared/ops/reduce.ts';
import { tensor } from '../../shared/ops/types.ts';
import { differentiate } from '../../shared/program/differentiate.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { openProgram } from './one-program.ts';

/** The paper's formula in float64 by the angle itself, against the layer's polynomial in the cosine. */
const BATCH = 40;
const FEATURES = 5;
const CLASSES = 4;
const LAMBDA = { lambda: 20, lambdaDecay: 0.5, lambdaMin: 0.25 };

const dot = (a: readonly number[], c: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * c[i]!, 0);

/** ψ(θ) = (−1)^k·cos(mθ) − 2k, θ in [kπ/m, (k + 1)π/m]. */
function psi(angle: number, margin: number): number {
  const k = Math.min(margin - 1, Math.floor((angle * margin) / Math.PI));
  return (-1) ** k * Math.cos(margin * angle) - 2 * k;
}

/** Rows x, columns w; the logits that the loss takes, row by row. */
function reference(
  x: readonly (readonly number[])[],
  w: readonly (readonly number[])[],
  labels: readonly number[],
  margin: number,
  step: number,
): readonly (readonly number[])[] {
  const lambda = Math.max(LAMBDA.lambdaMin, LAMBDA.lambda / (1 + LAMBDA.lambdaDecay * step));
  return x.map((row, i) =>
    w.map((column, j) => {
      const plain = dot(row, column);
      if (j !== labels[i]) return plain;
      const length = Math.sqrt(dot(row, row) * dot(column, column));
      return (lambda * plain + length * psi(Math.acos(plain / length), margin)) / (1 + lambda);
    }),
  );
}

const random = createRandom(3);
const rows = (count: number, size: number): readonly (readonly number[])[] =>
  Array.from({ length: count }, () => Array.from({ length: size }, () => Math.fround(random.normal())));
const x = rows(BATCH, FEATURES);
const w = rows(CLASSES, FEATURES);
const weighting = rows(BATCH, CLASSES);
const labels = x.map((_, i) => i % CLASSES);
const matrix = (from: readonly (readonly number[])[]): Feed => ({
  shape: [from.length, from[0]!.length],
  data: Float32Array.from(from.flat()),
});

async function layerOf(kind: 'native' | 'interpreter', margin: number, step: number) {
  const parsed = parseParams(largeMarginSoftmax, { units: CLASSES, margin, ...LAMBDA });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const types = {
    x: tensor([-1, FEATURES]),
    kernel: tensor([FEATURES, CLASSES]),
    labels: tensor([-1], 'int32'),
    step: tensor([], 'int32'),
    weighting: tensor([-1, CLASSES]),
  };
  const program = await openProgram(kind, types, (b, fed) => {
    const { logits, plain } = largeMarginSoftmax.scores!({
      ...{ b, inputs: [fed.x!], params: parsed.params as never, training: true, frozen: false },
      ...{ weight: () => fed.kernel!, labels: fed.labels!, step: () => fed.step! },
      update: () => undefined,
      random: () => ({ seed: fed.step!, step: fed.step! }),
    });
    const sum = reduceSum(b, multiply(b, logits, fed.weighting!), { axes: [0, 1] });
    const [dx, dw] = differentiate(b, sum, [fed.x!, fed.kernel!]);
    return { logits, plain, dx: dx!, dw: dw! };
  });
  const found = program.run({
    x: matrix(x),
    kernel: matrix(Array.from({ length: FEATURES }, (_, f) => w.map((column) => column[f]!))),
    labels: { shape: [BATCH], data: Int32Array.from(labels) },
    step: { shape: [], data: Int32Array.of(step) },
    weighting: matrix(weighting),
  });
  program.dispose();
  return found;
}

function expectNear(found: ArrayLike<number>, wanted: readonly number[], tolerance: number): void {
  expect(found.length).toBe(wanted.length);
  const scale = Math.max(...wanted.map(Math.abs));
  const worst = wanted.reduce((most, value, i) => Math.max(most, Math.abs(found[i]! - value)), 0);
  expect(worst / scale).toBeLessThan(tolerance);
}

/** d(Σ weighting·logits)/d(each cell of `cells`) by central differences, in float64. */
function differences(
  cells: readonly (readonly number[])[],
  total: (changed: readonly (readonly number[])[]) => number,
): readonly number[] {
  const width = 1e-6;
  const moved = (i: number, j: number, by: number) =>
    cells.map((row, at) => (at === i ? row.map((value, f) => (f === j ? value + by : value)) : row));
  return cells.flatMap((row, i) =>
    row.map((_, j) => (total(moved(i, j, width)) - total(moved(i, j, -width))) / (2 * width)),
  );
}

describe.each([1, 2, 3, 4])('margin %i', (margin) => {
  it.each(['native', 'interpreter'] as const)('is the paper’s, and so is its gradient: %s', async (kind) => {
    for (const step of [1, 10, 1000]) {
      const found = await layerOf(kind, margin, step);
      expectNear(
        found.plain!,
        x.flatMap((row) => w.map((column) => dot(row, column))),
        1e-5,
      );
      expectNear(found.logits!, reference(x, w, labels, margin, step).flat(), 1e-4);
      const total = (xs: typeof x, ws: typeof w): number =>
        reference(xs, ws, labels, margin, step).reduce((sum, row, i) => sum + dot(row, weighting[i]!), 0);
      expectNear(
        found.dx!,
        differences(x, (xs) => total(xs, w)),
        1e-4,
      );
      const columns = differences(w, (changed) => total(x, changed));
      const byRow = Array.from({ length: FEATURES }, (_, f) =>
        w.map((__, j) => columns[j * FEATURES + f]!),
      ).flat();
      expectNear(found.dw!, byRow, 1e-4);
    }
  });
});

const ended = (...end: readonly (readonly [string, string, Record<string, number | boolean>?])[]): Network =>
  networkOf('two layers', [
    ['input', 'Input', { height: 4, width: 4, channels: 1 }],
    ['fc1', 'FC', { units: 8 }],
    ['relu', 'ReLU'],
    ...end,
  ]);

/** Ten steps from the same weights on the same batches; the last layer's kernel is `scores/kernel` in both. */
async function train(network: Network): Promise<readonly StepResult[]> {
  const settings = trainingSettings.parse({ optimizer: 'momentum', learningRate: 0.1, batchSize: 16 });
  const compiled = compileStepGraph(network, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const engine = await openEngine(compiled.graph, 'native');
  const session = createSession(engine, compiled.graph, settings);
  session.writeVariables(drawnVariables(compiled.graph, 3));
  const drawn = createRandom(9);
  const results = Array.from({ length: 10 }, (_, i) => {
    const batch = {
      size: 16,
      x: { shape: [16, 4, 4, 1], data: Float32Array.from({ length: 256 }, () => drawn.uniform()) },
      y: { shape: [16], data: Int32Array.from({ length: 16 }, () => drawn.integer(3)) },
    };
    return session.train(batch, updateWith(batch, i + 1, settings));
  });
  engine.dispose();
  return results;
}

test('margin 1 is softmax without bias, to the bit', async () => {
  const margin = await train(ended(['scores', 'LargeMarginSoftmax', { units: 3, margin: 1 }]));
  const plain = await train(ended(['scores', 'FC', { units: 3, bias: false }], ['softmax', 'Softmax']));
  expect(margin).toEqual(plain);
});

test('a margin above 1 asks for more: the loss is higher, the count of right answers the plain scores’', async () => {
  const at = { units: 3, lambda: 0, lambdaMin: 0 };
  const [plain] = await train(ended(['scores', 'LargeMarginSoftmax', { ...at, margin: 1 }]));
  for (const margin of [2, 3, 4]) {
    const [harder] = await train(ended(['scores', 'LargeMarginSoftmax', { ...at, margin }]));
    expect(harder!.loss).toBeGreaterThan(plain!.loss * 1.2);
    expect(harder!.correct).toBe(plain!.correct);
  }
});
