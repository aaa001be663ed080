import { expect, it } from 'vitest';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { lenet5, residual } from '../../main/trainer/testing/networks.ts';
import { analyse } from '../../shared/analysis/index.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import { torchLayouts, toTorch } from '../../shared/layers/torch-layout.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileActivations } from '../../shared/program/activations.ts';
import { initialValues } from '../../shared/program/initialize.ts';
import { createRandom } from '../../shared/program/random.ts';
import { weightName } from '../../shared/program/weights.ts';
import { difference } from './compare.ts';
import { received, runScript, type SentTensor, sent } from './python.ts';
import { counterpartsOf } from './reference-models.ts';

/** What previews show, layer by layer, against the same network in PyTorch. */
const networks = [lenet5, residual];
const imageShape = [28, 28, 1];

const random = createRandom(3);
const image = Float32Array.from({ length: 784 }, () => random.uniform());

/** Weights as they are drawn, statistics and biases too, that none be left out unseen. */
const weightsOf = (network: Network) => {
  const graph = compileActivations(network, { imageShape });
  const values = graph.variables.map((variable) => {
    const drawn = initialValues(variable, 7);
    return [
      variable.name,
      drawn.map((value) => (value === 0 || value === 1 ? 0.5 + random.uniform() : value)),
    ] as const;
  });
  return { graph, values: new Map(values) };
};

function inPyTorch(network: Network, values: ReadonlyMap<string, Float32Array>) {
  const analysis = analyse(network);
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const layers = counterpartsOf(network, analysis, 'pytorch').map(({ id, type, sources, expression }) => {
    const layer = findLayer(type)!;
    const parsed = parseParams(layer, nodes.get(id)!.params);
    if (!parsed.ok) throw new Error(`${network.name} has an error at ${id}`);
    const inputs = analysis.layers.get(id)!.inputShapes.filter((shape) => shape !== undefined);
    const specs = layer.weights(inputs, parsed.params);
    const layouts = torchLayouts(specs, inputs);
    const state = specs.map(({ name }, i) =>
      sent(layouts[i]!.shape, Float32Array.from(toTorch(values.get(weightName(id, name))!, layouts[i]!))),
    );
    return { id, sources, expression: layer.inputs.max === 0 ? null : expression, state };
  });
  return { layers, image: sent([1, ...imageShape], image) };
}

it('every layer of LeNet-5 and of a residual network gives what it gives in PyTorch, on either engine', async () => {
  const cases = networks.map((network) => ({ network, ...weightsOf(network) }));
  const references = await runScript<readonly Readonly<Record<string, SentTensor>>[]>(
    'pytorch_activations.py',
    cases.map(({ network, values }) => inPyTorch(network, values)),
  );
  for (const [i, { graph, values }] of cases.entries()) {
    for (const kind of ['native', 'interpreter'] as const) {
      const engine = await openEngine(graph, kind);
      const fed = graph.variables.map(({ name, shape }) => [name, { shape, data: values.get(name)! }]);
      engine.run('write_weights', Object.fromEntries(fed));
      const found = engine.run('activations', { x: { shape: [1, ...imageShape], data: image } });
      for (const { id, output } of graph.layers)
        expect(difference(found[output]!, received(references[i]![id]!)), `${id}, ${kind}`).toBeLessThan(
          1e-5,
        );
      engine.dispose();
    }
  }
});
