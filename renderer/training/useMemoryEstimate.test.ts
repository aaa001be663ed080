import { expect, it } from 'vitest';
import lenet from '../../resources/networks/lenet-5.json';
import { readNetwork } from '../../shared/network/read.ts';
import { foresee } from './useMemoryEstimate.ts';

const networkWith = (training: object) => {
  const read = readNetwork(JSON.stringify({ ...lenet, training }));
  if (!read.ok) throw new Error('LeNet-5 cannot be read');
  return read.network;
};
const digits = { shape: [28, 28, 1], count: 10_000 };

it('tells what a training takes, and where the machine has less which batch would do', () => {
  const network = networkWith({ batchSize: 4096 });
  const easy = foresee(network, digits, 2 ** 40);
  expect(easy?.estimate).toMatchObject({ dataset: 7_880_000, weights: 4 * 61_706 });
  expect(easy?.tooMuch).toBeUndefined();
  const machine = (easy?.estimate.total ?? 0) - 1;
  expect(foresee(network, digits, machine)?.tooMuch).toEqual({ machine, batchSize: 2048 });
  expect(foresee(network, digits, 1000)?.tooMuch).toEqual({ machine: 1000, batchSize: undefined });
});

it('knows nothing of what cannot be trained', () => {
  expect(foresee(networkWith({ batchSize: 0 }), digits, 2 ** 40)).toBeUndefined();
  expect(foresee({ ...networkWith({}), nodes: [], edges: [] }, digits, 2 ** 40)).toBeUndefined();
});
