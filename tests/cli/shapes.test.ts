import { expect, test } from 'vitest';
import { jsonLines, openWorkplace } from './command.ts';
import { chain } from './networks.ts';

const input = { id: 'input', type: 'Input', params: { height: 32, width: 32, channels: 3 } };
const scores = [
  { id: 'fc', type: 'FC', params: { units: 10 } },
  { id: 'softmax', type: 'Softmax' },
];
const block = (number: number, filters: number) => [
  { id: `conv${number}`, type: 'Conv', params: { filters, kernel: 3, padding: 1 } },
  { id: `norm${number}`, type: 'BatchNorm' },
  { id: `relu${number}`, type: 'ReLU' },
];
const pool = (number: number) => ({ id: `pool${number}`, type: 'MaxPool' });

/** The best validation accuracy of a training on drawn shapes. */
async function learn(network: object, ...settings: readonly string[]): Promise<number> {
  const place = openWorkplace();
  place.write('network.json', network);
  const trained = await place.run('train', 'network.json', '--dataset', 'shapes', ...settings, '--json');
  expect(trained).toMatchObject({ code: 0, stderr: '' });
  const epochs = jsonLines(trained).filter(({ event }) => event === 'epoch');
  return Math.max(...epochs.map(({ valAccuracy }) => Number(valAccuracy)));
}

test('no linear classifier tells drawn shapes apart', async () => {
  const accuracy = await learn(chain('Linear', [input, ...scores]), '--epochs', '10');
  expect(accuracy).toBeLessThan(0.6);
});

test('a small convolutional network does', async () => {
  const layers = [
    ...[input, ...block(1, 16), pool(1), ...block(2, 32), pool(2), ...block(3, 64), pool(3), ...block(4, 64)],
    ...[{ id: 'average', type: 'GlobalAveragePool' }, ...scores],
  ];
  const accuracy = await learn(chain('Small', layers), '--epochs', '10');
  expect(accuracy).toBeGreaterThan(0.95);
});
