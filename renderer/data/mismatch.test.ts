import { describe, expect, it } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import { emptyNetwork, type Network, type NetworkNode } from '../../shared/network/network.ts';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { findMismatches } from './mismatch.ts';

const digits: DatasetInfo = {
  name: 'digits',
  title: 'Digits',
  shape: [28, 28, 1],
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  count: 100,
  builtIn: true,
};

function chain(...nodes: readonly Omit<NetworkNode, 'params'>[] & readonly Partial<NetworkNode>[]): Network {
  const made = nodes.map((node) => ({ params: {}, ...node }) as NetworkNode);
  return {
    ...emptyNetwork(),
    nodes: made,
    edges: made.slice(1).map((node, index) => ({ source: made[index]!.id, target: node.id })),
  };
}
const mismatches = (network: Network) => findMismatches(network, analyse(network), digits);
const mended = (network: Network) =>
  mismatches(network).reduce((now, { fix }) => (fix ? applyEdit(now, fix).network : now), network);

const input = (height: number, channels: number) => ({
  id: 'input',
  type: 'Input',
  params: { height, width: height, channels },
});
const fc = (units: number) => ({ id: 'fc1', type: 'FC', params: { units } });

describe('a network and a data set', () => {
  it('go together', () => {
    expect(mismatches(chain(input(28, 1), fc(10), { id: 'softmax', type: 'Softmax' }))).toEqual([]);
  });

  it('differ in the input: its size is named and mended', () => {
    const network = chain(input(32, 3), fc(10));
    expect(mismatches(network)).toMatchObject([
      { kind: 'input', node: 'input', has: [32, 32, 3], wants: [28, 28, 1] },
    ]);
    expect(mismatches(mended(network))).toEqual([]);
  });

  it('differ in the output: the last fully connected layer is named and mended', () => {
    const network = chain(input(28, 1), { ...fc(100), id: 'hidden' }, fc(7), {
      id: 'softmax',
      type: 'Softmax',
    });
    expect(mismatches(network)).toMatchObject([{ kind: 'output', node: 'fc1', has: [7], wants: [10] }]);
    expect(mismatches(mended(network))).toEqual([]);
    expect(mended(network).nodes[1]).toBe(network.nodes[1]);
  });

  it('differ in an output that no single number mends', () => {
    const [found] = mismatches(chain(input(28, 1), { id: 'relu', type: 'ReLU' }));
    expect(found).toMatchObject({ kind: 'output', node: 'relu' });
    expect(found).not.toHaveProperty('fix');
  });

  it('have nothing to say of an empty network', () => {
    expect(mismatches(emptyNetwork())).toEqual([]);
  });

  it('agree as the trainer counts classes: a row of scores in one cell, one score for two classes by its loss', () => {
    const image = input(28, 1);
    const conv = (filters: number) => ({ id: 'conv', type: 'Conv', params: { filters, kernel: 28 } });
    expect(mismatches(chain(image, conv(10)))).toEqual([]);
    expect(mismatches(chain(image, conv(12)))).toMatchObject([{ kind: 'output', has: [1, 1, 12] }]);

    const two: DatasetInfo = { ...digits, classes: ['no', 'yes'] };
    const oneScore = (loss: string | undefined, ...last: { id: string; type: string }[]) => {
      const network = { ...chain(image, fc(1), ...last), ...(loss ? { training: { loss } } : {}) };
      return findMismatches(network, analyse(network), two).map(({ kind }) => kind);
    };
    expect(oneScore('binaryCrossEntropy')).toEqual([]);
    expect(oneScore('binaryCrossEntropy', { id: 'sigmoid', type: 'Sigmoid' })).toEqual([]);
    expect(oneScore('binaryCrossEntropy', { id: 'softmax', type: 'Softmax' })).toEqual(['output']);
    expect(oneScore(undefined)).toEqual(['output']);
  });
});
