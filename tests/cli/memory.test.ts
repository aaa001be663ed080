import { expect, test } from 'vitest';
import { benchNets } from '../bench/nets.ts';
import { jsonLines, openWorkplace, type Workplace } from './command.ts';
import { chain, leNet } from './networks.ts';

const mlp = chain('MLP', [
  { id: 'input', type: 'Input', params: { height: 28, width: 28, channels: 1 } },
  { id: 'fc1', type: 'FC', params: { units: 512 } },
  { id: 'relu1', type: 'ReLU' },
  { id: 'fc2', type: 'FC', params: { units: 512 } },
  { id: 'relu2', type: 'ReLU' },
  { id: 'fc3', type: 'FC', params: { units: 10 } },
  { id: 'softmax', type: 'Softmax' },
]);

/** Layers that the estimate's figures were not measured with. */
const mixed = chain('Mixed', [
  { id: 'input', type: 'Input', params: { height: 32, width: 32, channels: 3 } },
  { id: 'conv1', type: 'Conv', params: { filters: 48, kernel: 5, padding: 2 } },
  { id: 'tanh1', type: 'Tanh' },
  { id: 'pool1', type: 'AveragePool', params: { kernel: 3, stride: 2, padding: 1 } },
  { id: 'drop1', type: 'Dropout', params: { rate: 0.2 } },
  { id: 'conv2', type: 'Conv', params: { filters: 96, kernel: 3, padding: 1, groups: 2 } },
  { id: 'leaky2', type: 'LeakyReLU' },
  { id: 'drop2', type: 'Dropout', params: { rate: 0.2 } },
  { id: 'fc1', type: 'FC', params: { units: 256 } },
  { id: 'sigmoid', type: 'Sigmoid' },
  { id: 'fc2', type: 'FC', params: { units: 10 } },
  { id: 'softmax', type: 'Softmax' },
]);

const MIB = 2 ** 20;

/** Trains, and gives what was foreseen and what the process then held at most, in MiB. */
async function measure(
  place: Workplace,
  file: string,
  flags: string,
): Promise<{ estimated: number; peak: number }> {
  const trained = await place.run('train', file, ...flags.split(' '), '--epochs', '2', '--json');
  expect(trained.code).toBe(0);
  const lines = jsonLines(trained);
  const { total, ...parts } = (lines[0]?.memory ?? {}) as Record<string, number>;
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
  return { estimated: Number(total) / MIB, peak: Number(lines[lines.length - 1]?.peakMemory) / MIB };
}

test.each([
  { name: 'MLP, batch 32', network: mlp, flags: '--dataset mnist --batch-size 32' },
  { name: 'LeNet-5, batch 32', network: leNet(), flags: '--dataset mnist --batch-size 32' },
  {
    name: 'VGG-like, batch 128',
    network: benchNets.vgg.network,
    flags: '--dataset mnist --limit 1500 --batch-size 128',
  },
  {
    name: '6 conv + BN 32², batch 64, momentum',
    network: benchNets.convNorm.network,
    flags: '--dataset shapes --limit 1000 --batch-size 64 --optimizer momentum',
  },
  {
    name: 'ResNet-18 32², batch 32',
    network: benchNets.resNet18.network,
    flags: '--dataset shapes --limit 200 --batch-size 32',
  },
  { name: 'mixed, batch 100', network: mixed, flags: '--dataset shapes --limit 1000 --batch-size 100' },
])(
  '$name: the estimate is within 20 % of what the process held at most',
  async ({ name, network, flags }) => {
    const place = openWorkplace();
    const { estimated, peak } = await measure(place, place.write('network.json', network), flags);
    console.info(`${name}: estimated ${estimated.toFixed(0)} MiB, held ${peak.toFixed(0)} MiB`);
    expect(peak).toBeGreaterThan(200);
    expect(Math.abs(estimated - peak) / peak).toBeLessThan(0.2);
  },
);

test('more than the machine has is refused before anything is allocated, with what to do', async () => {
  const place = openWorkplace();
  const wide = chain('Wide', [
    { id: 'input', type: 'Input', params: { height: 28, width: 28, channels: 1 } },
    { id: 'conv', type: 'Conv', params: { filters: 4096, kernel: 3, padding: 1 } },
    { id: 'relu', type: 'ReLU' },
    { id: 'conv2', type: 'Conv', params: { filters: 4096, kernel: 1 } },
    { id: 'relu2', type: 'ReLU' },
    { id: 'fc', type: 'FC', params: { units: 10 } },
    { id: 'softmax', type: 'Softmax' },
  ]);
  place.write('wide.json', wide);
  // 8000 samples in one batch: 8000 · 784 · 4096 · 4 bytes are 96 GiB for each of the first layers.
  const refused = await place.run(
    ...['train', 'wide.json', '--dataset', 'mnist', '--batch-size', '65536', '--json'],
  );
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /needs about \d+\.\d GiB of memory, .*activations.* this machine has .*--force/,
    ),
  });
  const lines = jsonLines(refused);
  expect(lines.map(({ event }) => event)).toEqual(['problem', 'end']);
  expect(lines[0]).toMatchObject({ severity: 'error', code: 'memory' });
  expect(Number(lines[1]?.peakMemory) / MIB).toBeLessThan(200);
});

test('for people: how much it will take', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  const { code, stdout } = await place.run('train', 'lenet.json', '--limit', '200', '--epochs', '1');
  expect(code).toBe(0);
  expect(stdout).toMatch(/About 3\d\d\.\d MiB of memory/);
});
