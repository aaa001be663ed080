import { expect, test } from 'vitest';
import { emptyNetwork, type Network } from '../../shared/network/network.ts';
import { possibleSources } from './connecting.ts';

test('what may feed a layer: neither itself nor anything that it leads to, whatever the way', () => {
  const nodes = ['input', 'conv1', 'relu1', 'add1', 'loose'].map((id) => ({ id, type: 'ReLU', params: {} }));
  const edges = [
    { source: 'input', target: 'conv1' },
    { source: 'conv1', target: 'relu1' },
    { source: 'relu1', target: 'add1' },
    { source: 'conv1', target: 'add1' },
  ];
  const network: Network = { ...emptyNetwork('Test'), nodes, edges };
  expect(possibleSources(network, 'conv1')).toEqual(['input', 'loose']);
  expect(possibleSources(network, 'add1')).toEqual(['input', 'conv1', 'relu1', 'loose']);
  expect(
    possibleSources({ ...network, edges: [...edges, { source: 'add1', target: 'conv1' }] }, 'relu1'),
  ).toEqual(['input', 'loose']);
});
