import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession } from '../../main/trainer/session.ts';
import { lenet5, residual } from '../../main/trainer/testing/networks.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { type TrainingSettings, trainingSettings } from '../../shared/program/settings.ts';

/** Ten training steps, here and in PyTorch, from the same weights and the same batches. */
const PYTHON = process.env.NETLOOM_PYTHON ?? '/tmp/venv-parity/bin/python';
const SCRIPT = fileURLToPath(new URL('training_reference.py', import.meta.url));
const STEPS = 10;
const BATCH = 16;
const TOLERANCE = 1e-4;

interface Named {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
interface Result {
  readonly losses: readonly number[];
  readonly weights: readonly Named[];
}

function batches(): readonly Batch[] {
  const random = createRandom(11);
  return Array.from({ length: STEPS }, () => ({
    size: BATCH,
    x: {
      shape: [BATCH, 28, 28, 1],
      data: Float32Array.from({ length: BATCH * 784 }, () => random.integer(256) / 255),
    },
    y: { shape: [BATCH], data: Int32Array.from({ length: BATCH }, () => random.integer(10)) },
  }));
}

async function trainHere(network: Network, settings: TrainingSettings) {
  const compiled = compileStepGraph(network, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { graph } = compiled;
  const engine = await openEngine(graph, 'native');
  const session = createSession(engine, graph, settings);
  const start = drawnVariables(graph, 3);
  session.writeVariables(start);
  const learnt = graph.variables.filter(({ role }) => role !== 'slot').map(({ name }) => name);
  const pick = (from: typeof start): readonly Named[] =>
    learnt.map((name) => ({ name, shape: from.get(name)!.shape, data: from.get(name)!.data }));
  const losses = batches().map((batch, i) => session.train(batch, i + 1).loss);
  const result: Result = { losses, weights: pick(session.readVariables()) };
  engine.dispose();
  return { start: pick(start), result };
}

function trainInPyTorch(network: Network, settings: TrainingSettings, start: readonly Named[]): Result {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-parity-'));
  try {
    const x = [BATCH, 28, 28, 1];
    const weights = start.map(({ name, shape }) => ({ name, shape }));
    const description = { network, settings, steps: STEPS, weights, x, y: [BATCH] };
    writeFileSync(join(folder, 'case.json'), JSON.stringify(description));
    const values = [
      ...start.map(({ data }) => data),
      ...batches().flatMap((batch) => [Float32Array.from(batch.x.data), Float32Array.from(batch.y.data)]),
    ];
    writeFileSync(join(folder, 'case.bin'), Buffer.concat(values.map((data) => Buffer.from(data.buffer))));
    execFileSync(PYTHON, [SCRIPT, folder], { stdio: ['ignore', 'inherit', 'inherit'] });
    const bytes = readFileSync(join(folder, 'result.bin'));
    const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    let offset = 0;
    return {
      losses: JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')).losses,
      weights: start.map(({ name, shape, data }) => {
        offset += data.length;
        return { name, shape, data: all.subarray(offset - data.length, offset) };
      }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The largest difference, relative to the largest value. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  let scale = 0;
  for (let i = 0; i < b.length; i++) {
    most = Math.max(most, Math.abs(a[i]! - b[i]!));
    scale = Math.max(scale, Math.abs(b[i]!));
  }
  return most / scale;
}

describe.each([
  { network: lenet5, rate: 0.05 },
  { network: residual, rate: 0.05 },
])('ten training steps of $network.name against PyTorch', ({ network, rate }) => {
  it.each([
    { optimizer: 'sgd', learningRate: rate, l2: 0 },
    { optimizer: 'momentum', learningRate: rate / 5, l2: 0 },
    { optimizer: 'nesterov', learningRate: rate / 5, l2: 0 },
    { optimizer: 'adam', learningRate: 0.001, l2: 0 },
    { optimizer: 'sgd', learningRate: rate, l2: 0.01 },
  ])('$optimizer, λ = $l2', async (chosen) => {
    const settings = trainingSettings.parse({ batchSize: BATCH, ...chosen });
    const { start, result } = await trainHere(network, settings);
    const reference = trainInPyTorch(network, settings, start);
    for (let step = 0; step < STEPS; step++)
      expect(difference([result.losses[step]!], [reference.losses[step]!])).toBeLessThan(TOLERANCE);
    for (const [i, { name, data }] of result.weights.entries())
      expect({ name, difference: difference(data, reference.weights[i]!.data) }).toSatisfy(
        (found: { difference: number }) => found.difference < TOLERANCE,
      );
  });
});
