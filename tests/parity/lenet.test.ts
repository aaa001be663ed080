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
import { trainingSettings } from '../../shared/program/settings.ts';
import { difference } from './compare.ts';
import { trainInPyTorch } from './pytorch.ts';

/**
 * 8000 of 8600 digits to learn from, in batches of 32: 250 steps an epoch. With seeds 2 and 3 no value falls on another side of a
 * kink in an epoch; with 1, 4 and 5 one does, between steps 30 and 160, and the curves part for good.
 */
const DIGITS = 8600;
const settings = trainingSettings.parse({ epochs: 3, batchSize: 32, validationSplit: 600 / DIGITS, seed: 3 });
const EPOCH = 250;
/** Of each loss of an epoch, relative. */
const TOLERANCE = 1e-4;

/** Every batch of the run, in the run's order. */
function* batchesOf({ training }: Prepared): Generator<Batch> {
  for (let epoch = 1; epoch <= settings.epochs; epoch++)
    for (let index = 0; index < training.count; index++) yield training.shuffled(epoch, index);
}

it('LeNet-5 learns real digits as in PyTorch: the same curve for an epoch, within half a point after three', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-full-'));
  const datasetFile = join(folder, 'digits.safetensors');
  writeFileSync(datasetFile, preparedDigits(DIGITS / 10));
  const prepared = prepare({ network: lenet5, settings, freeze: [], datasetFile });
  rmSync(folder, { recursive: true });
  const { graph, validation } = prepared;
  const start = drawnVariables(graph, settings.seed);

  const engine = await openEngine(graph, 'native');
  const session = createSession(engine, graph, settings);
  session.writeVariables(start);
  let step = 0;
  const losses: number[] = [];
  for (const batch of batchesOf(prepared))
    losses.push(session.train(batch, updateWith(batch, ++step, settings)).loss);
  let correct = 0;
  for (let index = 0; index < validation.count; index++)
    correct += session.evaluate(validation.inOrder(index)).correct;
  engine.dispose();
  const accuracy = correct / validation.samples;

  const learnt = graph.variables.filter(({ role }) => role !== 'slot').map(({ name }) => name);
  const reference = trainInPyTorch({
    network: lenet5,
    settings,
    start: learnt.map((name) => ({ name, ...start.get(name)! })),
    inputShape: graph.inputShape,
    batches: batchesOf(prepared),
    test: wholeOf(prepared),
  });
  expect(prepared.training.samples).toBe(8000);
  losses.slice(0, EPOCH).forEach((loss, i) => {
    expect(difference([loss], [reference.losses[i]!]), `loss of step ${i + 1}`).toBeLessThan(TOLERANCE);
  });
  expect(accuracy).toBeGreaterThan(0.94);
  expect(Math.abs(accuracy - reference.accuracy!)).toBeLessThan(0.005);
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
