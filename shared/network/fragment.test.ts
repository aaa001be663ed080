import { expect, test } from 'vitest';
import { applyEdit } from './apply.ts';
import { cornerOf, placeFragment, takeFragment } from './fragment.ts';
import { emptyNetwork, type Network } from './network.ts';

const network: Network = {
  ...emptyNetwork('net'),
  nodes: [
    { id: 'input', type: 'Input', params: {}, position: { x: 0, y: 0 } },
    { id: 'stem', type: 'Conv', params: { filters: 8 }, position: { x: 0, y: 80 } },
    { id: 'relu1', type: 'ReLU', params: {}, position: { x: 0, y: 160 } },
  ],
  edges: [
    { source: 'input', target: 'stem' },
    { source: 'stem', target: 'relu1' },
  ],
  groups: [{ id: 'group1', name: 'Stem', nodes: ['stem', 'relu1'] }],
  comments: [{ id: 'comment1', text: 'here', position: { x: 300, y: 80 } }],
};

test('a fragment has the edges and groups that lie within it', () => {
  const taken = takeFragment(network, new Set(['stem', 'relu1']), new Set(['comment1']));
  expect(taken.edges).toEqual([{ source: 'stem', target: 'relu1' }]);
  expect(taken.groups).toEqual(network.groups);
  expect(taken.comments).toEqual(network.comments);
  expect(cornerOf(taken)).toEqual({ x: 0, y: 80 });
  expect(takeFragment(network, new Set(['stem'])).groups).toBeUndefined();
});

test('placed beside its original it has new names, placed elsewhere its own', () => {
  const taken = takeFragment(network, new Set(['stem', 'relu1']));
  const beside = placeFragment(network, taken, { x: 280, y: 0 });
  const after = applyEdit(network, beside.edit).network;
  expect(after.nodes.slice(3)).toEqual([
    { id: 'conv1', type: 'Conv', params: { filters: 8 }, position: { x: 280, y: 80 } },
    { id: 'relu2', type: 'ReLU', params: {}, position: { x: 280, y: 160 } },
  ]);
  expect(after.edges.slice(2)).toEqual([{ source: 'conv1', target: 'relu2' }]);
  expect(after.groups?.[1]).toEqual({ id: 'group2', name: 'Stem', nodes: ['conv1', 'relu2'] });
  const elsewhere = placeFragment(emptyNetwork(), taken, { x: 0, y: 0 });
  expect(applyEdit(emptyNetwork(), elsewhere.edit).network.nodes).toEqual(taken.nodes);
});
