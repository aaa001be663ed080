import { describe, expect, it } from 'vitest';
import { openEngine } from '../../main/trainer/open-engine.ts';
import type { Variables } from '../../main/trainer/run/checkpoints.ts';
import { createSession } from '../../main/trainer/session.ts';
import { networkOf } from '../../main/trainer/testing/networks.ts';
import { updateWith } from '../../main/trainer/testing/plan.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import type { Network, NetworkNode } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';

/** A → B → C → D, with batch normalisation between A and B. */
const chain = networkOf('A to D', [
  ['input', 'Input', { height: 6, width: 6, channels: 2 }],
  ['A', 'Conv', { filters: 3, kernel: 3 }],
  ['norm', 'BatchNorm'],
  ['bend', 'Tanh'],
  ['B', 'Conv', { filters: 4, kernel: 2 }],
  ['C', 'Conv', { filters: 4, kernel: 2 }],
  ['D', 'FC', { units: 3 }],
  ['softmax', 'Softmax'],
]);
/** A feeds B and C, both feed D. */
const diamond = networkOf('A to B and C to D', [
  ['input', 'Input', { height: 6, width: 6, channels: 2 }],
  ['A', 'Conv', { filters: 3, kernel: 3 }],
  ['B', 'Conv', { filters: 4, kernel: 2 }, ['A']],
  ['C', 'Conv', { filters: 4, kernel: 2 }, ['A']],
  ['sum', 'Add', {}, ['B', 'C']],
  ['D', 'FC', { units: 3 }],
  ['softmax', 'Softmax'],
]);
const withFields = (
  fields: Readonly<Record<string, Partial<NetworkNode>>>,
  network: Network = chain,
): Network => ({
  ...network,
  nodes: network.nodes.map((node) => ({ ...node, ...fields[node.id] })),
});

// What could move a weight that no gradient reaches: momentum, penalties and decay of both kinds.
const recipes = [
  { optimizer: 'momentum', learningRate: 0.1, l1: 0.01, l2: 0.01, weightDecay: 0.1 },
  { optimizer: 'adamw', learningRate: 0.01, weightDecay: 0.1, l2: 0.01, clipNorm: 1 },
  { optimizer: 'adam', learningRate: 0.01, accumulate: 2, l2: 0.01 },
];

const bits = ({ data }: { readonly data: Float32Array }): Buffer =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** The nodes of which any weight or statistic is another after four batches, to the bit. */
async function movedBy(
  network: Network,
  fields: Readonly<Record<string, unknown>>,
  kind: 'native' | 'interpreter',
): Promise<readonly string[]> {
  const settings = trainingSettings.parse(fields);
  const compiled = compileStepGraph(network, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { graph } = compiled;
  const engine = await openEngine(graph, kind);
  const session = createSession(engine, graph, settings);
  const before: Variables = drawnVariables(graph, 1);
  session.writeVariables(before);
  const random = createRandom(5);
  for (let step = 1; step <= 4; step++) {
    const size = 5;
    const batch = {
      size,
      x: {
        shape: [size, 6, 6, 2],
        data: Float32Array.from({ length: size * 72 }, () => random.uniform()),
      },
      y: { shape: [size], data: Int32Array.from({ length: size }, () => random.integer(3)) },
    };
    const { groupSize, ...plan } = updateWith(batch, step, settings);
    const closes = step % settings.accumulate === 0;
    session.train(batch, closes ? { ...plan, groupSize: groupSize! * settings.accumulate } : plan);
  }
  const after = session.readVariables();
  engine.dispose();
  const moved = graph.variables
    .filter(({ role, name }) => role !== 'slot' && !bits(before.get(name)!).equals(bits(after.get(name)!)))
    .map(({ node }) => node);
  return [...new Set(moved)];
}

describe.each(['native', 'interpreter'] as const)('on the %s engine', (kind) => {
  it.each(recipes)('with $optimizer: everything learns', async (recipe) => {
    expect(await movedBy(chain, recipe, kind)).toEqual(['A', 'norm', 'B', 'C', 'D']);
  });

  it.each(recipes)('with $optimizer: stopGradient at D lets nothing before it learn', async (recipe) => {
    expect(await movedBy(withFields({ D: { stopGradient: true } }), recipe, kind)).toEqual(['D']);
  });

  it.each(recipes)('with $optimizer: stopGradient at B stops there: C and D learn', async (recipe) => {
    expect(await movedBy(withFields({ B: { stopGradient: true } }), recipe, kind)).toEqual(['B', 'C', 'D']);
  });

  it.each(recipes)('with $optimizer: A learns by the branch that is not stopped', async (recipe) => {
    const stop = { stopGradient: true };
    expect(await movedBy(withFields({ B: stop }, diamond), recipe, kind)).toEqual(['A', 'B', 'C', 'D']);
    expect(await movedBy(withFields({ B: stop, C: stop }, diamond), recipe, kind)).toEqual(['B', 'C', 'D']);
  });

  it.each(recipes)('with $optimizer: lrMult 0 freezes C alone', async (recipe) => {
    expect(await movedBy(withFields({ C: { lrMult: 0 } }), recipe, kind)).toEqual(['A', 'norm', 'B', 'D']);
  });

  it.each(recipes)(
    'with $optimizer: lrMult 0 freezes batch normalisation’s statistics too',
    async (recipe) => {
      expect(await movedBy(withFields({ norm: { lrMult: 0 } }), recipe, kind)).toEqual(['A', 'B', 'C', 'D']);
    },
  );
});
