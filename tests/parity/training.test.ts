import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession, type StepResult } from '../../main/trainer/session.ts';
import { lenet5, residual } from '../../main/trainer/testing/networks.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { difference, distance } from './compare.ts';
import { type Named, type Trained, trainAllInPyTorch } from './pytorch.ts';

/** Ten training steps, here and in PyTorch, from the same weights and the same batches. */
const STEPS = 10;
const BATCH = 16;
const TOLERANCE = 1e-4;

function batches(classes: number): readonly Batch[] {
  const random = createRandom(11);
  return Array.from({ length: STEPS }, () => ({
    size: BATCH,
    x: {
      shape: [BATCH, 28, 28, 1],
      data: Float32Array.from({ length: BATCH * 784 }, () => random.integer(256) / 255),
    },
    y: { shape: [BATCH], data: Int32Array.from({ length: BATCH }, () => random.integer(classes)) },
  }));
}

type Fields = Readonly<Record<string, unknown>>;
interface Case {
  readonly name: string;
  readonly settings: Fields;
  /** What the network ends in, in place of Softmax; null: in its scores. */
  readonly end?: string | null;
  readonly classes?: number;
  /** Fields of nodes by id. */
  readonly nodes?: Readonly<Record<string, Fields>>;
}

const cases: readonly Case[] = [
  { name: 'sgd', settings: { optimizer: 'sgd', learningRate: 0.05 } },
  { name: 'momentum', settings: { optimizer: 'momentum', learningRate: 0.01 } },
  { name: 'nesterov', settings: { optimizer: 'nesterov', learningRate: 0.01 } },
  // A gradient divided by its own size is all rounding where it is nearly 0: ε is large enough to count here.
  { name: 'rmsprop', settings: { optimizer: 'rmsprop', learningRate: 0.0003, epsilon: 1e-6 } },
  { name: 'adam', settings: { optimizer: 'adam', learningRate: 0.001, epsilon: 1e-3 } },
  {
    name: 'adamw',
    settings: { optimizer: 'adamw', learningRate: 0.001, epsilon: 1e-3, weightDecay: 0.3 },
  },
  { name: 'adagrad', settings: { optimizer: 'adagrad', learningRate: 0.003, epsilon: 1e-3 } },
  { name: 'adadelta', settings: { optimizer: 'adadelta', learningRate: 1, epsilon: 1e-6 } },
  { name: 'L2', settings: { optimizer: 'sgd', learningRate: 0.05, l2: 0.01 } },
  { name: 'L1', settings: { optimizer: 'sgd', learningRate: 0.05, l1: 0.0002 } },
  {
    name: 'a layer with penalties of its own',
    settings: { optimizer: 'momentum', learningRate: 0.01, l2: 0.01 },
    nodes: { conv1: { l1: 0.002, l2: 0 } },
  },
  { name: 'weight decay with sgd', settings: { optimizer: 'sgd', learningRate: 0.05, weightDecay: 0.1 } },
  { name: 'weight decay with adam', settings: { optimizer: 'adam', epsilon: 1e-3, weightDecay: 0.1 } },
  { name: 'clipping the norm', settings: { optimizer: 'sgd', learningRate: 0.5, clipNorm: 0.1 } },
  {
    name: 'a norm that needs no clipping',
    settings: { optimizer: 'sgd', learningRate: 0.05, clipNorm: 1e4 },
  },
  { name: 'clipping values', settings: { optimizer: 'sgd', learningRate: 0.5, clipValue: 0.005 } },
  {
    name: 'both clippings, penalty and decay together',
    settings: {
      ...{ optimizer: 'momentum', learningRate: 0.1, clipNorm: 0.1, clipValue: 0.01 },
      ...{ weightDecay: 0.05, l1: 0.0001, l2: 0.001 },
    },
  },
  { name: 'label smoothing', settings: { optimizer: 'sgd', learningRate: 0.05, labelSmoothing: 0.2 } },
  { name: 'hinge', settings: { optimizer: 'sgd', learningRate: 0.005, loss: 'hinge' }, end: null },
  {
    name: 'mean squared error',
    settings: { optimizer: 'sgd', learningRate: 0.05, loss: 'meanSquaredError' },
    end: 'Sigmoid',
  },
  {
    name: 'binary cross-entropy',
    settings: { optimizer: 'sgd', learningRate: 0.05, loss: 'binaryCrossEntropy' },
    end: 'Sigmoid',
  },
  {
    name: 'binary cross-entropy of one unit',
    settings: { optimizer: 'sgd', learningRate: 0.05, loss: 'binaryCrossEntropy' },
    end: 'Sigmoid',
    classes: 2,
  },
  { name: 'accumulation', settings: { optimizer: 'momentum', learningRate: 0.01, accumulate: 3, l2: 0.01 } },
  {
    name: 'accumulation with adamw and clipping',
    settings: { optimizer: 'adamw', epsilon: 1e-3, accumulate: 4, clipNorm: 0.5 },
  },
  {
    name: 'learning-rate multipliers, one of them 0',
    settings: { optimizer: 'adam', epsilon: 1e-3 },
    nodes: { conv1: { lrMult: 0.3 }, bn1: { lrMult: 0 }, conv2: { lrMult: 0 } },
  },
];

/** The network with its end and its nodes' fields replaced. */
function networkOf(base: Network, { end = 'Softmax', classes = 10, nodes = {} }: Case): Network {
  const units = classes === 2 ? 1 : classes;
  const own = base.nodes.map((node) => ({
    ...node,
    ...(node.type === 'FC' && node.params.units === 10 ? { params: { ...node.params, units } } : {}),
    ...(node.type === 'Softmax' && end !== null ? { type: end } : {}),
    ...nodes[node.id],
  }));
  const without = (id: string): boolean => end === null && id === 'softmax';
  return {
    ...base,
    nodes: own.filter(({ id }) => !without(id)),
    edges: base.edges.filter(({ target }) => !without(target)),
  };
}

async function trainHere(base: Network, one: Case) {
  const network = networkOf(base, one);
  const settings = trainingSettings.parse({ batchSize: BATCH, ...one.settings });
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
  const fed = batches(one.classes ?? 10);
  const { learningRate, accumulate } = settings;
  const results = fed.map((batch, i): StepResult => {
    const group = Math.floor(i / accumulate);
    const members = Math.min((group + 1) * accumulate, STEPS) - group * accumulate;
    const closes = i + 1 === group * accumulate + members;
    const plan = { step: i + 1, update: group + 1, learningRate };
    return session.train(batch, closes ? { ...plan, groupSize: members * BATCH } : plan);
  });
  const weights = pick(session.readVariables());
  engine.dispose();
  const reference = { network, settings, start: pick(start), inputShape: graph.inputShape, batches: fed };
  return { reference, results, weights };
}

/**
 * The network without kinks, whose ten steps have to end in the same weights. A cell that two roundings put on either side of a
 * kink passes on another gradient: among a million cells some do, so with kinks the weights may differ by more than rounding.
 */
const smooth = (network: Network): Network => ({
  ...network,
  name: `${network.name}, smooth`,
  nodes: network.nodes.map((node) => {
    const type = { ReLU: 'Tanh', MaxPool: 'AveragePool' }[node.type];
    return type === undefined ? node : { ...node, type };
  }),
});

describe.each([
  { network: smooth(lenet5), kinks: false },
  { network: smooth(residual), kinks: false },
  { network: lenet5, kinks: true },
  { network: residual, kinks: true },
])('ten training steps of $network.name against PyTorch', ({ network, kinks }) => {
  let trainings: Promise<readonly { here: Awaited<ReturnType<typeof trainHere>>; there: Trained }[]>;
  beforeAll(() => {
    trainings = Promise.all(cases.map((one) => trainHere(network, one))).then((here) => {
      const there = trainAllInPyTorch(here.map(({ reference }) => reference));
      return here.map((one, i) => ({ here: one, there: there[i]! }));
    });
    return trainings;
  });

  it.each(cases.map(({ name }, i) => ({ name, i })))('$name', async ({ i }) => {
    const { here, there } = (await trainings)[i]!;
    here.results.forEach(({ loss, penalty }, step) => {
      const wanted = [there.losses[step]!, there.penalties[step]!] as const;
      expect(difference([loss], [wanted[0]]), `loss of step ${step + 1}`).toBeLessThan(TOLERANCE);
      expect(difference([penalty], [wanted[1]]), `penalty of step ${step + 1}`).toBeLessThan(TOLERANCE);
    });
    expect(distance(here.weights, there.weights)).toBeLessThan(kinks ? 20 * TOLERANCE : TOLERANCE);
    here.weights.forEach(({ name, data }, k) => {
      if (kinks) return;
      expect(difference(data, there.weights[k]!.data), `${name} after ten steps`).toBeLessThan(TOLERANCE);
    });
    const moved = here.weights.filter(({ data }, k) => difference(data, here.reference.start[k]!.data) > 0);
    expect(moved.length).toBeGreaterThan(here.weights.length / 2);
  });
});
