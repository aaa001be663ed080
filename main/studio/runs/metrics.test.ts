import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../testing/folder.ts';
import { readMetrics, readStatistics } from './metrics.ts';

const step = (n: number) => ({
  step: n,
  epoch: 1,
  loss: 1 / n,
  penalty: 0.1,
  accuracy: 0.5,
  learningRate: 0.01,
  samplesPerSecond: 10,
  time: n,
});
const epoch = { epoch: 1, step: 3, loss: 0.4, accuracy: 0.9, valLoss: null, samplesPerSecond: 10, time: 2 };
const line = (event: string, record: object): string => `${JSON.stringify({ event, ...record })}\n`;

function fileWith(text: string): string {
  const path = join(testFolder(), 'metrics.jsonl');
  writeFileSync(path, text);
  return path;
}

test('steps and epochs, from a step on', async () => {
  const path = fileWith(
    line('step', step(1)) + line('step', step(2)) + line('step', step(3)) + line('epoch', epoch),
  );
  await expect(readMetrics(path, 0)).resolves.toEqual({ steps: [1, 2, 3].map(step), epochs: [epoch] });
  await expect(readMetrics(path, 3)).resolves.toEqual({ steps: [step(3)], epochs: [epoch] });
  await expect(readMetrics(path, 4)).resolves.toEqual({ steps: [], epochs: [] });
});

test('the last line may be half-written, wherever it was cut', async () => {
  const whole = line('step', step(1));
  const last = line('step', { ...step(2), note: '纸' });
  for (let cut = 0; cut < Buffer.byteLength(last) - 1; cut++) {
    const bytes = Buffer.concat([Buffer.from(whole), Buffer.from(last).subarray(0, cut)]);
    const { steps } = await readMetrics(fileWith(bytes.toString('latin1')), 0);
    expect(steps).toEqual([step(1)]);
  }
});

test('records of an older Netloom, without penalty and learning rate, are records too', async () => {
  const { penalty: _penalty, learningRate: _rate, ...older } = step(1);
  await expect(readMetrics(fileWith(line('step', older)), 0)).resolves.toEqual({
    steps: [older],
    epochs: [],
  });
});

test('the last statistics, without what a killed trainer left half-written', async () => {
  const figures = { weightNorm: 2, gradientNorm: 0.1, updateNorm: 0.01, updateRatio: 0.005 };
  const layer = { id: 'conv1', ...figures, mean: 0, deviation: 1, zeros: 0.5, saturation: null };
  const record = (step: number) => ({ step, epoch: 1, layers: [layer] });
  const whole = [10, 20, 30].map((step) => line('statistics', record(step))).join('');
  const path = fileWith(whole + line('statistics', record(40)).slice(0, 50));
  await expect(readStatistics(path, 2)).resolves.toEqual([record(20), record(30)]);
  await expect(readStatistics(path, 10)).resolves.toHaveLength(3);
  await expect(readStatistics(`${path}.none`, 10)).resolves.toEqual([]);
});

test('what is no record is passed over', async () => {
  const path = fileWith(
    `\n[]\nnull\n"x"\n${line('other', step(1))}${line('step', { step: 'a' })}${line('step', step(2))}`,
  );
  await expect(readMetrics(path, 0)).resolves.toEqual({ steps: [step(2)], epochs: [] });
});

test('records that cross the reader’s chunks stay whole', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => step(i + 1));
  const { steps } = await readMetrics(fileWith(many.map((record) => line('step', record)).join('')), 0);
  expect(steps).toEqual(many);
});

test('no file has no records; a folder in its place is an error', async () => {
  const folder = testFolder();
  await expect(readMetrics(join(folder, 'none'), 0)).resolves.toEqual({ steps: [], epochs: [] });
  mkdirSync(join(folder, 'metrics.jsonl'));
  await expect(readMetrics(join(folder, 'metrics.jsonl'), 0)).rejects.toMatchObject({ code: 'unreadable' });
});
