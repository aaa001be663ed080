import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession, type StepResult } from '../../main/trainer/session.ts';
import { lenet5, networkOf, residual } from '../../main/trainer/testing/networks.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import type { LayerStatistics } from '../../shared/program/layer-statistics.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { type Named, type Trained, trainAllInPyTorch } from './pytorch.ts';

const STEPS = 6;
const BATCH = 12;

function batches(shape: readonly number[]): readonly Batch[] {
  const random = createRandom(11);
  const cells = shape.reduce((product, size) => product * size, BATCH);
  return Array.from({ length: STEPS }, () => ({
    size: BATCH,
    x: {
      shape: [BATCH, ...shape],
      data: Float32Array.from({ length: cells }, () => random.integer(256) / 255),
    },
    y: { shape: [BATCH], data: Int32Array.from({ length: BATCH }, () => random.integer(10)) },
  }));
}

type Fields = Readonly<Record<string, unknown>>;

/** Statistics at each update, where `statisticsEvery` is set. */
async function train(network: Network, fields: Fields, kind: 'native' | 'interpreter') {
  const settings = trainingSettings.parse({ batchSize: BATCH, ...fields });
  const compiled = compileStepGraph(network, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { graph } = compiled;
  const engine = await openEngine(graph, kind);
  const session = createSession(engine, graph, settings);
  const drawn = drawnVariables(graph, 3);
  session.writeVariables(drawn);
  const { accumulate, learningRate, statisticsEvery } = settings;
  const fed = batches(graph.inputShape);
  const results = fed.map((batch, i): StepResult => {
    const plan = { step: i + 1, update: Math.floor(i / accumulate) + 1, learningRate };
    const closing = { groupSize: accumulate * BATCH, statistics: statisticsEvery > 0 };
    return session.train(batch, (i + 1) % accumulate === 0 ? { ...plan, ...closing } : plan);
  });
  const variables = session.readVariables();
  engine.dispose();
  const start = graph.variables
    .filter(({ role }) => role !== 'slot')
    .map(({ name }): Named => ({ name, ...drawn.get(name)! }));
  const reference = { network, settings, start, inputShape: graph.inputShape, batches: fed };
  return { results, variables, reference };
}

/** Convolutions and full connections before `type`, which TensorFlow may fuse with them; dropout between. */
const around = (type: string): Network =>
  networkOf(`around ${type}`, [
    ['input', 'Input', { height: 11, width: 9, channels: 3 }],
    ['conv1', 'Conv', { filters: 7, kernel: 3, padding: 1 }],
    ['bend1', type],
    ['conv2', 'Conv', { filters: 24, kernel: 3 }],
    ['bend2', type],
    ['drop', 'Dropout'],
    ['fc1', 'FC', { units: 33 }],
    ['bend3', type],
    ['fc2', 'FC', { units: 10 }],
    ['softmax', 'Softmax'],
  ]);
/** Those that are fused, and one that is made of several ops. */
const BENDS = ['ELU', 'Sigmoid', 'Tanh', 'PReLU'];
const RECIPES: readonly Fields[] = [
  { optimizer: 'adam' },
  { optimizer: 'sgd', learningRate: 0.05, l2: 0.01, clipNorm: 0.5 },
  { optimizer: 'momentum', learningRate: 0.01, weightDecay: 0.1, clipValue: 0.05 },
  { optimizer: 'adamw', accumulate: 2, l1: 0.001 },
  { optimizer: 'momentum', learningRate: 0.01, accumulate: 2, weightDecay: 0.1 },
];

describe('losses and weights with statistics are those without, to the bit', () => {
  it.each([lenet5, residual, ...BENDS.map(around)])('$name', async (network) => {
    for (const recipe of RECIPES) {
      const off = await train(network, recipe, 'native');
      const on = await train(network, { ...recipe, statisticsEvery: 1 }, 'native');
      expect(on.results.filter(({ layers }) => layers).length).toBe(STEPS / Number(recipe.accumulate ?? 1));
      const losses = ({ results }: typeof on) => results.map(({ loss }) => loss);
      expect(losses(on), JSON.stringify(recipe)).toEqual(losses(off));
      for (const [name, { data }] of off.variables)
        expect(Buffer.from(on.variables.get(name)!.data.buffer), name).toEqual(Buffer.from(data.buffer));
    }
  });
});

const saturating = networkOf('LeNet of sigmoids and tanhs', [
  ['input', 'Input', { height: 28, width: 28, channels: 1 }],
  ['conv1', 'Conv', { filters: 6, kernel: 5, padding: 2 }],
  ['tanh1', 'Tanh'],
  ['pool1', 'MaxPool', { kernel: 2 }],
  ['conv2', 'Conv', { filters: 16, kernel: 5 }],
  ['relu2', 'ReLU'],
  ['fc1', 'FC', { units: 84 }],
  ['sigmoid1', 'Sigmoid'],
  ['fc2', 'FC', { units: 10 }],
  ['sigmoid2', 'Sigmoid'],
]);
const frozen = (network: Network, id: string): Network => ({
  ...network,
  nodes: network.nodes.map((node) => (node.id === id ? { ...node, lrMult: 0 } : node)),
});

const references = [
  { network: lenet5, settings: { optimizer: 'sgd', learningRate: 0.05, l2: 0.01, clipNorm: 0.5 } },
  { network: residual, settings: { optimizer: 'momentum', learningRate: 0.01, weightDecay: 0.01 } },
  {
    network: frozen(saturating, 'conv1'),
    settings: { optimizer: 'adam', epsilon: 1e-3, loss: 'meanSquaredError', learningRate: 0.003 },
  },
  { network: lenet5, settings: { optimizer: 'momentum', learningRate: 0.01, accumulate: 3, l2: 0.01 } },
];
const FIGURES = [
  'weightNorm',
  'gradientNorm',
  'updateNorm',
  'mean',
  'deviation',
  'zeros',
  'saturation',
] as const;

describe.each(['native', 'interpreter'] as const)('the figures of the %s engine', (kind) => {
  let trainings: readonly { readonly here: readonly StepResult[]; readonly there: Trained }[];
  beforeAll(async () => {
    const here = [];
    for (const { network, settings } of references)
      here.push(await train(network, { ...settings, statisticsEvery: 1 }, kind));
    const there = trainAllInPyTorch(here.map(({ reference }) => reference));
    trainings = here.map(({ results }, i) => ({ here: results, there: there[i]! }));
  });

  it.each(references.map(({ network, settings }, i) => ({ name: network.name, i, settings })))(
    '$name, $settings.optimizer: as in PyTorch',
    ({ i }) => {
      const { here, there } = trainings[i]!;
      const told = here.flatMap(({ layers }) => (layers ? [layers] : []));
      expect(told.length).toBe(there.statistics.length);
      told.forEach((layers, update) => {
        expect(layers.map(({ id }) => id).sort()).toEqual(
          there.statistics[update]!.map(({ id }) => id).sort(),
        );
        for (const wanted of there.statistics[update]!) {
          const got = layers.find(({ id }) => id === wanted.id)!;
          for (const figure of FIGURES) expectClose(got, wanted, figure, update);
          const { updateNorm, weightNorm, updateRatio } = got;
          expect(updateRatio).toBe(
            updateNorm === null || weightNorm === null ? null : updateNorm / weightNorm,
          );
        }
      });
    },
  );
});

/** Relative to the figure, a mean to the spread; of shares a few cells may lie on the other side of their bound. */
function expectClose(
  got: LayerStatistics,
  wanted: Omit<LayerStatistics, 'updateRatio'>,
  figure: (typeof FIGURES)[number],
  update: number,
): void {
  const [value, reference] = [got[figure], wanted[figure]];
  const what = `${figure} of ${wanted.id} at update ${update + 1}: ${value} for ${reference}`;
  if (reference === null || value === null) {
    expect(value, what).toBe(reference);
    return;
  }
  const share = figure === 'zeros' || figure === 'saturation';
  const scale = share ? 10 : figure === 'mean' ? (wanted.deviation ?? 1) : reference;
  expect(Math.abs(value - reference), what).toBeLessThanOrEqual(2e-4 * Math.max(scale, 1e-6));
}
