import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { findLayer, layers } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import { emptyNetwork, type JsonObject, type Network } from '../../shared/network/network.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { keptParams, replaceNodes } from './replacing.ts';
import { startingParams } from './starting-params.ts';

const kept = (from: string, params: JsonObject, to: string): JsonObject =>
  keptParams({ id: 'n', type: from, params }, findLayer(to)!);

test('what both layers have stays as it was, written or by default', () => {
  expect(kept('Conv', { filters: 64, kernel: 3, padding: 1 }, 'MaxPool')).toEqual({
    kernel: 3,
    stride: 1,
    padding: 1,
  });
  expect(kept('MaxPool', {}, 'Conv')).toEqual({ filters: 16, kernel: 2, stride: 2 });
  expect(kept('MaxPool', { kernel: 3, stride: 2 }, 'AveragePool')).toEqual({ kernel: 3, stride: 2 });
  expect(kept('Conv', { filters: 8, kernel: [3, 5], init: 'zeros' }, 'SeparableConv')).toMatchObject({
    filters: 8,
    kernel: [3, 5],
  });
  // Each layer has its own customary initialiser.
  expect(kept('FC', { units: 10 }, 'LowRankFC')).toEqual({ units: 10, rank: 8 });
  expect(kept('ReLU', {}, 'Dropout')).toEqual({});
});

test('any layer in the place of any other begins with parameters that its schema takes', () => {
  for (const from of layers)
    for (const to of layers) {
      const result = parseParams(to, kept(from.type, startingParams(from), to.type));
      expect(result.issues, `${from.type} → ${to.type}`).toEqual([]);
    }
});

test('a replaced layer stays wired, has a fitting name, and comes back to the byte', () => {
  const network: Network = {
    ...emptyNetwork('test'),
    nodes: [
      { id: 'input', type: 'Input', params: { height: 8, width: 8, channels: 4 } },
      { id: 'maxpool1', type: 'MaxPool', params: {} },
      { id: 'mine', type: 'ReLU', params: {} },
      { id: 'add1', type: 'Add', params: {} },
    ],
    edges: [
      { source: 'input', target: 'maxpool1' },
      { source: 'maxpool1', target: 'mine' },
      { source: 'maxpool1', target: 'add1', input: 1 },
      { source: 'mine', target: 'add1', input: 0 },
    ],
  };
  const { edit, ids } = replaceNodes(network, ['maxpool1', 'mine'], findLayer('Conv')!, { filters: 4 });
  const { network: after, inverse } = applyEdit(network, edit);
  expect(ids).toEqual(['conv1', 'mine']);
  expect(after.nodes[1]).toEqual({ id: 'conv1', type: 'Conv', params: { filters: 4, kernel: 2, stride: 2 } });
  expect(after.edges.map(({ source, target }) => `${source} ${target}`)).toEqual([
    ...['input conv1', 'conv1 mine', 'conv1 add1', 'mine add1'],
  ]);
  expect(writeNetwork(applyEdit(after, inverse).network)).toBe(writeNetwork(network));
  const multiply = applyEdit(network, replaceNodes(network, ['add1'], findLayer('Concat')!, {}).edit).network;
  expect(analyse(multiply).layers.get('concat1')?.outputShape).toEqual([4, 4, 8]);
});
