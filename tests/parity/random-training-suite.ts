import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession } from '../../main/trainer/session.ts';
import { updateWith } from '../../main/trainer/testing/plan.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import { layers } from '../../shared/layers/index.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import { difference, distance } from './compare.ts';
import { moderate } from './layer-cases.ts';
import { type Trained, trainAllInPyTorch } from './pytorch.ts';
import { type Drawing, randomNetwork } from './random-network.ts';

const STEPS = 10;
const BATCH = 8;
/** Of a loss, and of the way that the weights have gone. */
const TOLERANCE = 1e-4;
/** Of the weights in float32, where they have hardly moved. */
const ROUNDING = 5e-8;

/** Layers that are left out, and why. */
const leftOut: Readonly<Record<string, string>> = {
  Input: 'every network has one',
  StochasticPool: 'draws at random',
  RReLU: 'draws at random',
  LargeMarginSoftmax: 'its training is its own loss; large-margin.test.ts has it',
};
/** A cell that two roundings put on either side of a kink passes on another gradient, so weights may differ by more than rounding. */
const kinked = new Set(['ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'SELU', 'Maxout', 'MaxPool', 'GlobalMaxPool']);

const drawing: Drawing = {
  leastNodes: 3,
  mostNodes: 30,
  classes: 5,
  layers: layers.filter(({ type }) => !(type in leftOut)),
  params(layer, drawn, random) {
    // Kernels of one value would make all channels alike, and what normalises them divide by nothing but rounding.
    const { init: _, ...kept } = moderate(layer, drawn, random);
    return 'rate' in layer.params ? { ...kept, rate: 0 } : kept;
  },
};
/** Those first that have a layer which those before have not; then as they come. */
function covering(candidates: readonly Network[], count: number): readonly Network[] {
  const seen = new Set<string>();
  const isNew = ({ nodes }: Network): boolean => {
    const before = seen.size;
    for (const { type } of nodes) seen.add(type);
    return seen.size > before;
  };
  const kept = candidates.filter(isNew);
  return [...kept, ...candidates.filter((network) => !kept.includes(network))].slice(0, count);
}
function batches(shape: readonly number[], seed: number): readonly Batch[] {
  const random = createRandom(seed);
  const cells = shape.reduce((product, size) => product * size, BATCH);
  return Array.from({ length: STEPS }, () => ({
    size: BATCH,
    x: { shape: [BATCH, ...shape], data: Float32Array.from({ length: cells }, () => random.uniform()) },
    y: { shape: [BATCH], data: Int32Array.from({ length: BATCH }, () => random.integer(drawing.classes!)) },
  }));
}

/** Drawn as ever, but for zeros, which are drawn too: a bias or β of 0 sets what is constant right on the kink behind it. */
function startOf(graph: StepGraph, seed: number): ReturnType<typeof drawnVariables> {
  const random = createRandom(seed);
  const learns = new Set(graph.variables.filter(({ role }) => role === 'weight').map(({ name }) => name));
  return new Map(
    [...drawnVariables(graph, seed)].map(([name, { shape, data }]) => {
      const zeros = learns.has(name) && data.every((value) => value === 0);
      return [name, { shape, data: zeros ? data.map(() => 0.2 * random.uniform() - 0.1) : data }];
    }),
  );
}

async function trainHere(network: Network, i: number) {
  const optimizer = i % 2 === 0 ? 'sgd' : 'momentum';
  // Random networks have gradients of any size.
  const settings = trainingSettings.parse({ batchSize: BATCH, optimizer, learningRate: 0.01, clipNorm: 1 });
  const compiled = compileStepGraph(network, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { graph } = compiled;
  const engine = await openEngine(graph, 'native');
  const session = createSession(engine, graph, settings);
  const start = startOf(graph, i);
  session.writeVariables(start);
  const fed = batches(graph.inputShape, i);
  const losses = fed.map((batch, step) => session.train(batch, updateWith(batch, step + 1, settings)).loss);
  const end = session.readVariables();
  engine.dispose();
  const names = graph.variables.filter(({ role }) => role !== 'slot').map(({ name }) => name);
  const pick = (from: typeof start) => names.map((name) => ({ name, ...from.get(name)! }));
  const reference = { network, settings, start: pick(start), inputShape: graph.inputShape, batches: fed };
  return { losses, weights: pick(end), start: pick(start), reference };
}

/** Ten training steps of `count` random networks, here and in PyTorch, from the same weights and the same batches. */
export function compareTrainings(count: number, firstSeed = 1): void {
  const networks = covering(
    Array.from({ length: 3 * count }, (_, i) => randomNetwork(firstSeed + i, drawing)),
    count,
  );

  test('networks of 5 to 30 layers, with branches, of every layer that is not left out', () => {
    const sizes = networks.map(({ nodes }) => nodes.length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(30);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeGreaterThan(15);
    const branching = networks.filter(({ nodes, edges }) =>
      nodes.some(({ id }) => edges.filter(({ source }) => source === id).length > 1),
    );
    expect(branching.length).toBeGreaterThan(5);
    const drawn = new Set(networks.flatMap(({ nodes }) => nodes.map(({ type }) => type)));
    expect(drawing.layers.map(({ type }) => type).filter((type) => !drawn.has(type))).toEqual([]);
  });

  describe('ten steps against PyTorch', () => {
    let trained: readonly { here: Awaited<ReturnType<typeof trainHere>>; there: Trained }[];
    beforeAll(async () => {
      const here = [];
      for (const [i, network] of networks.entries()) here.push(await trainHere(network, i));
      const there = trainAllInPyTorch(here.map(({ reference }) => reference));
      trained = here.map((one, i) => ({ here: one, there: there[i]! }));
    });

    it.each(networks.map((network, i) => ({ name: network.name, size: network.nodes.length, i })))(
      '$name, $size layers',
      ({ i }) => {
        const { here, there } = trained[i]!;
        const words = JSON.stringify(networks[i]!.nodes.map(({ type, params }) => [type, params]));
        here.losses.forEach((loss, step) => {
          expect(difference([loss], [there.losses[step]!]), `step ${step + 1} of ${words}`).toBeLessThan(
            TOLERANCE,
          );
        });
        const bends = networks[i]!.nodes.some(({ type }) => kinked.has(type));
        const way = distance(here.weights, here.start);
        expect(way).toBeGreaterThan(0);
        expect(distance(here.weights, there.weights), words).toBeLessThan(
          (bends ? 20 * TOLERANCE : TOLERANCE) * way + ROUNDING,
        );
      },
    );
  });
}
