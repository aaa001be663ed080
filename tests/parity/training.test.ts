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
import { type Named, trainInPyTorch } from './pytorch.ts';

/** Ten training steps, here and in PyTorch, from the same weights and the same batches. */
const STEPS = 10;
const BATCH = 16;
const TOLERANCE = 1e-4;

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
  const weights = pick(session.readVariables());
  engine.dispose();
  return { start: pick(start), inputShape: graph.inputShape, losses, weights };
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

describe.each([lenet5, residual])('ten training steps of $name against PyTorch', (network) => {
  it.each([
    { optimizer: 'sgd', learningRate: 0.05, l2: 0 },
    { optimizer: 'momentum', learningRate: 0.01, l2: 0 },
    { optimizer: 'nesterov', learningRate: 0.01, l2: 0 },
    { optimizer: 'adam', learningRate: 0.001, l2: 0 },
    { optimizer: 'sgd', learningRate: 0.05, l2: 0.01 },
  ])('$optimizer, λ = $l2', async (chosen) => {
    const settings = trainingSettings.parse({ batchSize: BATCH, ...chosen });
    const { start, inputShape, losses, weights } = await trainHere(network, settings);
    const reference = trainInPyTorch({ network, settings, start, inputShape, batches: batches() });
    for (let step = 0; step < STEPS; step++)
      expect(difference([losses[step]!], [reference.losses[step]!])).toBeLessThan(TOLERANCE);
    for (const [i, { name, data }] of weights.entries())
      expect({ name, difference: difference(data, reference.weights[i]!.data) }).toSatisfy(
        (found: { difference: number }) => found.difference < TOLERANCE,
      );
  });
});
