import { expect, test } from 'vitest';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { emptyNetwork, type Network } from '../../shared/network/network.ts';
import { createStructure } from './structure.ts';

const drawn: Network = {
  ...emptyNetwork('three'),
  nodes: [
    { id: 'input', type: 'Input', params: { height: 8, width: 8, channels: 1 } },
    { id: 'conv1', type: 'Conv', params: { filters: 4 }, position: { x: 0, y: 100 } },
    { id: 'relu1', type: 'ReLU', params: {}, position: { x: 0, y: 200 } },
  ],
  edges: [
    { source: 'input', target: 'conv1' },
    { source: 'conv1', target: 'relu1' },
  ],
};

test.each<readonly [string, boolean, Edit]>([
  ['a parameter', true, { kind: 'setParam', id: 'conv1', name: 'filters', value: 8 }],
  ['a place', false, { kind: 'moveNode', id: 'conv1', position: { x: 1, y: 100 } }],
  ['a type', false, { kind: 'setNode', id: 'relu1', field: 'type', value: 'GELU' }],
  ['a name', false, { kind: 'setNode', id: 'relu1', field: 'label', value: 'first' }],
  ['an edge', false, { kind: 'removeEdge', edge: { source: 'conv1', target: 'relu1' } }],
  ['another layer', false, { kind: 'addNode', node: { id: 'relu2', type: 'ReLU', params: {} } }],
  ['a group', false, { kind: 'setGroups', groups: [{ id: 'g', name: 'block', nodes: ['conv1', 'relu1'] }] }],
])('%s changes: the structure stays: %s', (_, stays, edit) => {
  const structureOf = createStructure();
  const before = structureOf(drawn, ['input', 'conv1', 'relu1']);
  const { network } = applyEdit(drawn, edit);
  expect(network).not.toBe(drawn);
  const after = structureOf(network, ['input', 'conv1', 'relu1']);
  expect(after === before).toBe(stays);
  if (!stays) expect(after.network).toBe(network);
});
