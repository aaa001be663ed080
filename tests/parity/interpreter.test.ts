import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { type Engine, type Fetched, scalar } from '../../main/trainer/engine.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession } from '../../main/trainer/session.ts';
import { lenet5, networkOf, residual } from '../../main/trainer/testing/networks.ts';
import { updateWith } from '../../main/trainer/testing/plan.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import { layers } from '../../shared/layers/index.ts';
import type { Network } from '../../shared/network/network.ts';
import { createBuilder } from '../../shared/ops/builder.ts';
import { randomUniform } from '../../shared/ops/random/random-uniform.ts';
import { placeholder } from '../../shared/ops/sources.ts';
import { type TensorType, tensor } from '../../shared/ops/types.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { type TrainingSettings, trainingSettings } from '../../shared/program/settings.ts';
import type { Signature, SignatureName, StepGraph } from '../../shared/program/types.ts';
import { difference } from './compare.ts';

/** The step graph on native TensorFlow against the interpreter, which shares nothing with it but the program. */
const BATCH = 6;

const windows = networkOf('windows of every kind', [
  ['input', 'Input', { height: 13, width: 11, channels: 4 }],
  ['pad', 'ZeroPad', { padding: [1, 2] }],
  ['grouped', 'Conv', { filters: 8, kernel: [3, 2], groups: 2, stride: [1, 2], padding: [2, 1] }],
  ['act1', 'LeakyReLU', { slope: 0.2 }],
  ['dilated', 'Conv', { filters: 6, kernel: 3, dilation: 2, padding: 3, bias: false }],
  ['act2', 'Tanh'],
  ['max', 'MaxPool', { kernel: 3, stride: 2, padding: 1 }],
  ['same', 'Conv', { filters: 6, kernel: 2, stride: 2, padding: 'same', groups: 3, init: 'lecun_uniform' }],
  ['act3', 'Sigmoid'],
  ['average', 'AveragePool', { kernel: [3, 2], stride: [2, 1], padding: 1 }],
  ['flat', 'Flatten'],
  ['fc', 'FC', { units: 10 }],
  ['softmax', 'Softmax'],
]);
const branches = networkOf('branches', [
  ['input', 'Input', { height: 8, width: 8, channels: 3 }],
  ['left', 'Conv', { filters: 4, kernel: 3, padding: 1 }, ['input']],
  ['right', 'Conv', { filters: 4, kernel: 1 }, ['input']],
  ['sum', 'Add', {}, ['left', 'right']],
  ['both', 'Concat', {}, ['sum', 'left', 'input']],
  // A bias right before BatchNorm has no gradient but rounding errors, which no two engines share.
  ['bent', 'Sigmoid'],
  ['bn', 'BatchNorm', { momentum: 0.8, epsilon: 0.001 }],
  ['relu', 'ReLU'],
  ['drop', 'Dropout', { rate: 0.4 }],
  ['pool', 'GlobalAveragePool'],
  ['fc', 'FC', { units: 10, bias: false }],
  ['bn2', 'BatchNorm'],
  ['softmax', 'Softmax'],
]);
const enlarging = networkOf('enlarging and narrowing', [
  ['input', 'Input', { height: 9, width: 10, channels: 3 }],
  ['depthwise', 'DepthwiseConv', { kernel: [3, 2], stride: [2, 1], padding: 1, multiplier: 2 }],
  ['elu', 'ELU', { alpha: 0.7 }],
  ['up', 'Upsample', { factor: [2, 1] }],
  ['separable', 'SeparableConv', { filters: 6, kernel: 3, padding: 'same', multiplier: 2 }],
  ['norm', 'LRN', { size: 3, alpha: 0.1 }],
  ['transposed', 'ConvTranspose', { filters: 4, kernel: [3, 4], stride: 2, padding: 1 }],
  ['softplus', 'Softplus'],
  ['crop', 'Crop', { cropping: [2, 3] }],
  ['drawn', 'StochasticPool', { kernel: 3, stride: 2, padding: 1 }],
  ['thinned', 'SpatialDropout', { rate: 0.3 }],
  ['gate', 'Sigmoid', {}, ['thinned']],
  ['gated', 'Multiply', {}, ['thinned', 'gate']],
  ['most', 'GlobalMaxPool'],
  ['fc', 'LowRankFC', { units: 10, rank: 3 }],
  ['softmax', 'Softmax'],
]);
const bends = networkOf('bends of every kind', [
  ['input', 'Input', { height: 5, width: 5, channels: 2 }],
  ['conv', 'Conv', { filters: 6, kernel: 3 }],
  ['prelu', 'PReLU'],
  ['rrelu', 'RReLU'],
  ['maxout', 'Maxout', { pieces: 2 }],
  ['fc1', 'FC', { units: 12 }],
  ['selu', 'SELU'],
  ['fc2', 'FC', { units: 12, init: 'lecun_normal' }],
  ['gelu', 'GELU'],
  ['fc3', 'FC', { units: 12, init: 'gaussian', initSigma: 0.4 }],
  ['swish', 'Swish'],
  ['fc4', 'FC', { units: 12 }],
  ['capped', 'ReLU', { ceiling: 0.5 }],
  ['margin', 'LargeMarginSoftmax', { units: 10, margin: 3 }],
]);
const networks = [lenet5, residual, windows, branches, enlarging, bends];

it('the networks cover every layer', () => {
  const used = new Set(networks.flatMap((network) => network.nodes.map((node) => node.type)));
  expect([...used].sort()).toEqual(layers.map((layer) => layer.type).sort());
});

function batchFor(inputShape: readonly number[], seed: number): Batch {
  const random = createRandom(seed);
  const size = inputShape.reduce((product, length) => product * length, BATCH);
  return {
    size: BATCH,
    x: { shape: [BATCH, ...inputShape], data: Float32Array.from({ length: size }, () => random.uniform()) },
    y: { shape: [BATCH], data: Int32Array.from({ length: BATCH }, () => random.integer(10)) },
  };
}

async function bothEngines(network: Network, settings: TrainingSettings, freeze: string[] = []) {
  const compiled = compileStepGraph(network, settings, { freeze });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { graph } = compiled;
  const start = drawnVariables(graph, 5);
  const open = async (kind: 'native' | 'interpreter') => {
    const session = createSession(await openEngine(graph, kind), graph, settings);
    session.writeVariables(start);
    return session;
  };
  return { graph, start, native: await open('native'), slow: await open('interpreter') };
}

describe.each(networks)('$name', (network) => {
  it('infers alike', async () => {
    const { graph, native, slow } = await bothEngines(network, trainingSettings.parse({}));
    const batch = batchFor(graph.inputShape, 1);
    expect(difference(native.predict(batch), slow.predict(batch))).toBeLessThan(1e-5);
    const [a, b] = [native.evaluate(batch), slow.evaluate(batch)];
    expect(difference([a.lossSum], [b.lossSum])).toBeLessThan(1e-5);
    expect(a.correct).toBe(b.correct);
  });

  it('has the same gradients and statistics: one step of sgd at learning rate 1', async () => {
    const settings = trainingSettings.parse({ optimizer: 'sgd', learningRate: 1, l2: 0.01 });
    const { graph, start, native, slow } = await bothEngines(network, settings);
    const batch = batchFor(graph.inputShape, 2);
    const plan = updateWith(batch, 1, settings);
    const [a, b] = [native.train(batch, plan), slow.train(batch, plan)];
    expect(difference([a.loss], [b.loss])).toBeLessThan(1e-5);
    expect(a.correct).toBe(b.correct);
    const [after, expected] = [native.readVariables(), slow.readVariables()];
    for (const { name } of graph.variables) {
      const before = start.get(name)!.data;
      const change = (values: typeof after) => values.get(name)!.data.map((value, i) => value - before[i]!);
      expect({ name, difference: difference(change(after), change(expected)) }).toSatisfy(
        (found: { difference: number }) => found.difference < 2e-4,
      );
    }
  });

  it.each(['momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad', 'adadelta'])(
    'takes the same three steps of %s',
    async (optimizer) => {
      const settings = trainingSettings.parse({ optimizer, learningRate: 0.001, epsilon: 1e-4 });
      const { graph, native, slow } = await bothEngines(network, settings);
      for (let step = 1; step <= 3; step++) {
        const batch = batchFor(graph.inputShape, step);
        const plan = updateWith(batch, step, settings);
        expect(difference([native.train(batch, plan).loss], [slow.train(batch, plan).loss])).toBeLessThan(
          1e-4,
        );
      }
      const [after, expected] = [native.readVariables(), slow.readVariables()];
      for (const { name } of graph.variables)
        expect({ name, difference: difference(after.get(name)!.data, expected.get(name)!.data) }).toSatisfy(
          (found: { difference: number }) => found.difference < 1e-3,
        );
    },
  );
});

it('frozen layers keep their weights and statistics, in both', async () => {
  const freeze = ['left', 'bn'];
  const { start, native, slow, graph } = await bothEngines(branches, trainingSettings.parse({}), freeze);
  for (const session of [native, slow]) {
    const batch = batchFor(graph.inputShape, 1);
    session.train(batch, updateWith(batch, 1, { learningRate: 0.001 }));
    const after = session.readVariables();
    for (const { name, node } of graph.variables)
      if (freeze.includes(node))
        expect({ name, data: after.get(name)!.data }).toEqual({ name, data: start.get(name)!.data });
    expect(after.get('right/kernel')!.data).not.toEqual(start.get('right/kernel')!.data);
  }
});

describe('random numbers', () => {
  const inputs: Record<string, TensorType> = {
    like: tensor([-1, 5, 3]),
    seed: tensor([], 'int32'),
    step: tensor([], 'int32'),
  };
  const signature = (name: SignatureName): Signature => {
    const b = createBuilder();
    const [like, seed, step] = Object.entries(inputs).map(([input, type]) => placeholder(b, input, type));
    const drawn = randomUniform(b, seed!, step!, like!);
    return { name, program: b.build(), inputs, outputs: { drawn: drawn.id } };
  };
  const graph: StepGraph = {
    variables: [],
    signatures: {
      train_step: signature('train_step'),
      evaluate: signature('evaluate'),
      predict: signature('predict'),
      read_weights: signature('read_weights'),
      write_weights: signature('write_weights'),
    },
    inputShape: [],
    outputShape: [],
    classes: 0,
  };
  const engines: Engine[] = [];
  beforeAll(async () => {
    for (const kind of ['native', 'interpreter'] as const) engines.push(await openEngine(graph, kind));
  });
  afterAll(() => {
    for (const engine of engines) engine.dispose();
  });

  it.each([
    [0, 1],
    [1, 2],
    [2_147_483_647, 999_999],
    [-5, 3],
  ])('are the same bits for seed %i, step %i', (seed, step) => {
    const [native, slow] = engines.map(
      (engine): Fetched =>
        engine.run('predict', {
          like: { data: new Float32Array(7 * 15), shape: [7, 5, 3] },
          seed: scalar(seed, 'int32'),
          step: scalar(step, 'int32'),
        }),
    );
    expect(native!.drawn).toEqual(slow!.drawn);
    expect(new Set(native!.drawn).size).toBeGreaterThan(100);
  });
});
