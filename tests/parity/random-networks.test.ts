import { describe, expect, it, test } from 'vitest';
import { analyse, type LayerAnalysis } from '../../shared/analysis/index.ts';
import type { Params } from '../../shared/layers/define.ts';
import { findLayer, layers } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import type { NetworkNode } from '../../shared/network/network.ts';
import { randomNetworks } from './random-network.ts';
import { buildModels, type Counted, counterpartsOf, type Framework } from './reference-models.ts';

/** Shapes and counts of random networks, here and in Keras and PyTorch. */
const frameworks: readonly Framework[] = ['keras', 'pytorch'];
const cases = randomNetworks(240).map((network) => {
  const analysis = analyse(network);
  const words = {
    keras: counterpartsOf(network, analysis, 'keras'),
    pytorch: counterpartsOf(network, analysis, 'pytorch'),
  };
  return { network, analysis, words };
});
const drawn = cases.flatMap(({ network, analysis }) =>
  network.nodes.map((node) => ({ node, layer: analysis.layers.get(node.id)!, params: paramsOf(node) })),
);

function paramsOf({ type, params }: NetworkNode): Params {
  const parsed = parseParams(findLayer(type)!, params);
  return parsed.ok ? parsed.params : {};
}

test('every layer of the catalog is drawn, and compared with Keras or PyTorch', () => {
  const catalog = layers.map(({ type }) => type).sort();
  expect([...new Set(drawn.map(({ node }) => node.type))].sort()).toEqual(catalog);
  const told = cases.flatMap(({ words }) => [...words.keras, ...words.pytorch]);
  const compared = told.filter(({ expression }) => expression !== null).map(({ type }) => type);
  expect([...new Set(compared)].sort()).toEqual(catalog);
});

const isUneven = (size: unknown): boolean => Array.isArray(size) && size[0] !== size[1];
const exceeds1 = (size: unknown): boolean => Array.isArray(size) && Math.max(...size) > 1;

it.each<[string, (one: (typeof drawn)[number]) => boolean]>([
  ['dilated convolutions', ({ node, params }) => node.type === 'Conv' && exceeds1(params.dilation)],
  [
    'convolutions with stride and dilation',
    ({ node, params }) => node.type === 'Conv' && exceeds1(params.stride) && exceeds1(params.dilation),
  ],
  ['grouped convolutions', ({ node, params }) => node.type === 'Conv' && Number(params.groups) > 1],
  ['convolutions with `same`', ({ node, params }) => node.type === 'Conv' && params.padding === 'same'],
  [
    'convolutions with uneven padding',
    ({ node, params }) => node.type === 'Conv' && isUneven(params.padding),
  ],
  ['rectangular images', ({ node, layer }) => node.type === 'Input' && isUneven(layer.outputShape)],
  [
    'fully connected layers on images',
    ({ node, layer }) => node.type === 'FC' && layer.inputShapes[0]!.length === 3,
  ],
  [
    'merged branches of an image',
    ({ layer }) => layer.inputShapes.length > 1 && layer.outputShape!.length === 3,
  ],
  ['three inputs', ({ layer }) => layer.inputShapes.length > 2],
])('%s are drawn', (_, has) => {
  expect(drawn.filter(has).length).toBeGreaterThanOrEqual(10);
});

const counted = ({ parameters, trainableParameters }: Counted): Counted => ({
  parameters,
  trainableParameters,
});
const total = (all: readonly Counted[], of: keyof Counted): number =>
  all.reduce((sum, one) => sum + one[of], 0);
const described = (layer: LayerAnalysis) => ({
  id: layer.id,
  outputShape: layer.outputShape,
  ...counted(layer),
});

describe.each(frameworks)('%s', (framework) => {
  it('gives every layer the same shape and counts, and the network the same totals', async () => {
    const models = await buildModels(
      framework,
      cases.map(({ words }) => words[framework]),
    );
    for (const [i, { network, analysis, words }] of cases.entries()) {
      const known = words[framework].filter(({ expression }) => expression !== null);
      const ours = known.map(({ id }) => described(analysis.layers.get(id)!));
      expect(models[i]!.layers, JSON.stringify(network)).toEqual(ours);
      // What the framework has no word for is not in its model.
      const missing = words[framework].filter(({ expression }) => expression === null);
      const apart = missing.map(({ id }) => analysis.layers.get(id)!);
      expect(models[i]!.totals, JSON.stringify(network)).toEqual({
        parameters: analysis.totals.parameters - total(apart, 'parameters'),
        trainableParameters: analysis.totals.trainableParameters - total(apart, 'trainableParameters'),
      });
    }
    expect(models.length).toBe(cases.length);
  });
});
