import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { type Prepared, prepare } from '../../main/trainer/prepare.ts';
import { createSession } from '../../main/trainer/session.ts';
import { preparedDigits } from '../../main/trainer/testing/digits.ts';
import { lenet5 } from '../../main/trainer/testing/networks.ts';
import { updateWith } from '../../main/trainer/testing/plan.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import type { Network } from '../../shared/network/network.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { difference } from './compare.ts';
import { trainInPyTorch } from './pytorch.ts';

/** 8000 of 8600 digits to learn from, in batches of 32: 250 steps an epoch. */
const DIGITS = 8600;
const EPOCH = 250;
const settingsFor = (epochs: number) =>
  trainingSettings.parse({ epochs, batchSize: 32, validationSplit: 600 / DIGITS, seed: 3 });

/** As LeCun et al. 1998 drew it, with a smooth activation and mean pooling. */
const smoothLeNet5: Network = {
  ...lenet5,
  nodes: lenet5.nodes.map((node) => {
    if (node.type === 'ReLU') return { ...node, type: 'Tanh' };
    return node.type === 'MaxPool' ? { ...node, type: 'AveragePool' } : node;
  }),
};

/** Every batch of the run, in the run's order. */
function* batchesOf({ training }: Prepared, epochs: number): Generator<Batch> {
  for (let epoch = 1; epoch <= epochs; epoch++)
    for (let index = 0; index < training.count; index++) yield training.shuffled(epoch, index);
}

/** Trains on either side from the same weights, on the same batches. */
async function trainOnBoth(network: Network, epochs: number) {
  const settings = settingsFor(epochs);
  const folder = mkdtempSync(join(tmpdir(), 'netloom-full-'));
  const datasetFile = join(folder, 'digits.safetensors');
  writeFileSync(datasetFile, preparedDigits(DIGITS / 10));
  const prepared = prepare({ network, settings, freeze: [], datasetFile });
  rmSync(folder, { recursive: true });
  const { graph, training, validation } = prepared;
  expect(training.samples).toBe(8000);
  const start = drawnVariables(graph, settings.seed);

  const engine = await openEngine(graph, 'native');
  const session = createSession(engine, graph, settings);
  session.writeVariables(start);
  let step = 0;
  const losses: number[] = [];
  for (const batch of batchesOf(prepared, epochs))
    losses.push(session.train(batch, updateWith(batch, ++step, settings)).loss);
  let correct = 0;
  for (let index = 0; index < validation.count; index++)
    correct += session.evaluate(validation.inOrder(index)).correct;
  engine.dispose();

  const learnt = graph.variables.filter(({ role }) => role !== 'slot').map(({ name }) => name);
  const reference = trainInPyTorch({
    network,
    settings,
    start: learnt.map((name) => ({ name, ...start.get(name)! })),
    inputShape: graph.inputShape,
    batches: batchesOf(prepared, epochs),
    test: wholeOf(prepared),
  });
  expect(reference.losses).toHaveLength(losses.length);
  return { losses, accuracy: correct / validation.samples, reference };
}

it('LeNet-5 as it was drawn first learns real digits as in PyTorch: every loss of an epoch lies on its', async () => {
  const { losses, reference } = await trainOnBoth(smoothLeNet5, 1);
  losses.forEach((loss, i) => {
    expect(difference([loss], [reference.losses[i]!]), `loss of step ${i + 1}`).toBeLessThan(1e-4);
  });
  expect(losses[EPOCH - 1]).toBeLessThan(0.5);
});

/**
 * ReLU and max pooling have kinks: sooner or later rounding puts a value on another side of one, on this processor in this step,
 * on that one in another, and from there two trainings go their own ways. Until then they are one, and after it the same on the average.
 */
it('LeNet-5 with ReLU learns real digits as in PyTorch: the same curve for an epoch, within a point after three', async () => {
  const { losses, accuracy, reference } = await trainOnBoth(lenet5, 3);
  losses.slice(0, 25).forEach((loss, i) => {
    expect(difference([loss], [reference.losses[i]!]), `loss of step ${i + 1}`).toBeLessThan(1e-5);
  });
  const window = 50;
  const mean = (curve: readonly number[], from: number): number =>
    curve.slice(from, from + window).reduce((sum, loss) => sum + loss, 0) / window;
  for (let from = 0; from < EPOCH; from += window)
    expect(difference([mean(losses, from)], [mean(reference.losses, from)]), `from ${from} on`).toBeLessThan(
      0.1,
    );
  expect(accuracy).toBeGreaterThan(0.94);
  expect(Math.abs(accuracy - reference.accuracy!)).toBeLessThan(0.01);
});

/** The validation samples as one batch. */
function wholeOf({ validation, graph }: Prepared): Batch {
  const { inputShape } = graph;
  const x: number[] = [];
  const y: number[] = [];
  for (let index = 0; index < validation.count; index++) {
    const batch = validation.inOrder(index);
    for (const value of batch.x.data) x.push(value);
    y.push(...batch.y.data);
  }
  const size = validation.samples;
  return {
    size,
    x: { data: Float32Array.from(x), shape: [size, ...inputShape] },
    y: { data: Int32Array.from(y), shape: [size] },
  };
}
