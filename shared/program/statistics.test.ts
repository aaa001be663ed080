import { expect, it } from 'vitest';
import { emptyNetwork, type Network } from '../network/network.ts';
import { compileStepGraph } from './index.ts';
import { readStatistics } from './layer-statistics.ts';
import { trainingSettings } from './settings.ts';

const ids = ['input', 'conv', 'bend', 'fc', 'softmax'];
const network: Network = {
  ...emptyNetwork('chain'),
  nodes: [
    { id: 'input', type: 'Input', params: { height: 8, width: 8, channels: 1 } },
    { id: 'conv', type: 'Conv', params: { filters: 2, kernel: 3 }, lrMult: 0 },
    { id: 'bend', type: 'Tanh', params: {} },
    { id: 'fc', type: 'FC', params: { units: 3 } },
    { id: 'softmax', type: 'Softmax', params: {} },
  ],
  edges: ids.slice(1).map((target, i) => ({ source: ids[i]!, target })),
};
function graphOf(settings: Record<string, unknown>) {
  const compiled = compileStepGraph(network, trainingSettings.parse(settings));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.graph;
}

it('costs nothing where it is off: no signature more, and the step is the same with it', () => {
  const [off, on] = [graphOf({}), graphOf({ statisticsEvery: 10 })];
  expect(off.statistics).toBeUndefined();
  const { statistics_step, output_statistics, ...others } = on.signatures;
  expect(others).toEqual(off.signatures);
  expect(on.variables).toEqual(off.variables);
  expect(Object.keys(statistics_step?.outputs ?? {})).toEqual(['loss', 'penalty', 'correct', 'statistics']);
  expect(Object.keys(output_statistics?.outputs ?? {})).toEqual(['statistics']);
});

it('reads a weight anew only after its update', () => {
  const { instructions } = graphOf({ statisticsEvery: 1 }).signatures.statistics_step!.program;
  const at = (wanted: (op: string, attrs: (typeof instructions)[number]['attrs']) => boolean): number =>
    instructions.findIndex(({ op, attrs }) => wanted(op, attrs));
  for (const name of ['fc/kernel', 'fc/bias']) {
    const updated = at((_, attrs) => attrs.variable === name);
    expect(updated).toBeGreaterThan(0);
    expect(at((op, attrs) => op === 'readUpdated' && attrs.name === name)).toBeGreaterThan(updated);
  }
});

it('reads figures by their terms: a layer’s weights add up, what a layer has not is null, and so is no number', () => {
  const terms = graphOf({ statisticsEvery: 1 }).statistics!;
  const all = [...terms.outputs, ...terms.weights];
  const values = all.map(({ node, figure }) => {
    if (figure === 'mean') return node === 'softmax' ? Number.NaN : -1;
    if (figure === 'deviation') return 4;
    return figure === 'zeros' || figure === 'saturation' ? 0.25 : figure === 'updateNorm' ? 2 : 8;
  });
  const layers = readStatistics(all, values);
  expect(layers.map(({ id }) => id)).toEqual(ids);
  const none = { weightNorm: null, gradientNorm: null, updateNorm: null, updateRatio: null };
  const output = { mean: -1, deviation: 2, zeros: 0.25, saturation: null };
  // Kernel and bias: √(8 + 8) and √(2 + 2).
  expect(layers).toEqual([
    { id: 'input', ...none, ...output },
    { id: 'conv', ...none, weightNorm: 4, ...output },
    { id: 'bend', ...none, ...output, saturation: 0.5 },
    { id: 'fc', weightNorm: 4, gradientNorm: 4, updateNorm: 2, updateRatio: 0.5, ...output },
    { id: 'softmax', ...none, ...output, mean: null },
  ]);
});
