import { expect, test } from 'vitest';
import { applyEdit } from '../../shared/network/apply.ts';
import { emptyNetwork, type Network } from '../../shared/network/network.ts';
import { openEnds, threadFragment } from './fragment-ends.ts';

const node = (id: string, type: string) => ({ id, type, params: {} });
const network: Network = {
  ...emptyNetwork(),
  nodes: [
    node('x', 'ReLU'),
    node('y', 'ReLU'),
    node('conv', 'Conv'),
    node('add', 'Add'),
    node('out', 'ReLU'),
  ],
  edges: [
    { source: 'x', target: 'y' },
    { source: 'conv', target: 'add', input: 0 },
    { source: 'add', target: 'out' },
  ],
};
const block = new Set(['conv', 'add', 'out']);

test('a residual block takes what comes in twice, and leads on to where the edge led', () => {
  const wired = applyEdit(network, threadFragment(network, block, 'x', network.edges[0])).network;
  expect(wired.edges).toEqual(
    expect.arrayContaining([
      { source: 'x', target: 'conv' },
      { source: 'x', target: 'add', input: 1 },
      { source: 'out', target: 'y' },
    ]),
  );
  expect(wired.edges).toHaveLength(5);
});

test('at the end of a network it is fed and feeds nothing', () => {
  const wired = applyEdit(network, threadFragment(network, block, 'y', undefined)).network;
  expect(openEnds(wired).outputs).toEqual(['out']);
});
