import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readNetwork } from '../../shared/network/read.ts';
import { countOf, dragLayer, shapeOf, soon, wire } from './canvas.ts';
import { openDesktop } from './driver.ts';

test('from LeNet-5 to a network drawn, mended, trained on native TensorFlow, saved and opened again', async () => {
  const home = mkdtempSync(join(tmpdir(), 'netloom-desktop-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const file = join(home, 'mine.json');
  const app = await openDesktop({ home });
  await soon(() => shapeOf(app, 'softmax')).toBe('10');
  await soon(() => app.evaluate('document.title')).toBe('LeNet-5 – Netloom');

  // As the menu says: Control+N is a new network.
  await app.pressControl('n');
  await soon(() => countOf(app, 'empty')).toBe(1);
  const layers = ['Input', 'Conv', 'ReLU', 'MaxPool', 'FC', 'Softmax'];
  for (const [index, type] of layers.entries()) await dragLayer(app, type, 0.5, 0.08 + 0.14 * index);
  await soon(() => shapeOf(app, 'input')).toBe('28x28x1');
  const ids = ['input', 'conv1', 'relu1', 'maxpool1', 'fc1', 'softmax1'];
  for (const [index, id] of ids.slice(1).entries()) await wire(app, ids[index]!, id);
  await soon(() => shapeOf(app, 'softmax1')).toBe('10');
  await app.click('node-conv1');
  await app.fill('param-kernel', '5');
  await soon(() => shapeOf(app, 'maxpool1')).toBe('12x12x16');
  expect(await app.text('inspector')).toContain('(28 − 5 + 2·0)/1 + 1 = 24');

  // A mistake, and its remedy.
  await app.fill('param-kernel', '40');
  await soon(() => app.attribute('badge-conv1', 'data-severity')).toBe('error');
  expect(await shapeOf(app, 'relu1')).toBe(null);
  await app.click('tab-problems');
  await app.click('fix');
  await soon(() => countOf(app, 'badge-conv1')).toBe(0);
  await soon(() => shapeOf(app, 'conv1')).toBe('1x1x16');
  await app.click('undo');
  await app.click('undo');
  await soon(() => shapeOf(app, 'conv1')).toBe('26x26x16');

  await app.click('tab-training');
  await app.fill('setting-epochs', '2');
  await app.click('train');
  await soon(() => app.text('run-state'), 120).toBe('Finished');
  const accuracy = await app.text('figure-valAccuracy');
  expect(Number(/([\d.]+)%/.exec(accuracy ?? '')?.[1])).toBeGreaterThan(90);
  expect(await app.text('training-panel')).toMatch(/Native TensorFlow 2\.\d+/);

  // The system's dialog is cancelled: nothing is saved. Then it names a file.
  await app.pressControl('s');
  await soon(() => countOf(app, 'dirty')).toBe(1);
  app.answerDialogs(file);
  await app.pressControl('s');
  await soon(() => countOf(app, 'dirty')).toBe(0);
  const saved = readNetwork(readFileSync(file, 'utf8'));
  expect(saved.ok && saved.network.nodes.map(({ type }) => type)).toEqual(layers);
  expect(saved.ok && saved.network.edges.length).toBe(5);
  expect(app.complaints).toEqual([]);
  expect(await app.quit()).toBe(0);

  const again = await openDesktop({ file });
  await soon(() => shapeOf(again, 'conv1')).toBe('26x26x16');
  for (const id of ids) expect(await countOf(again, `node-${id}`)).toBe(1);
  expect(await shapeOf(again, 'softmax1')).toBe('10');
  expect(await countOf(again, 'dirty')).toBe(0);
  // Saved once more, unchanged: the same bytes.
  const before = readFileSync(file);
  await again.click('node-conv1');
  await again.fill('param-kernel', '5');
  await soon(() => countOf(again, 'dirty')).toBe(1);
  await again.fill('param-kernel', '3');
  await again.pressControl('s');
  await soon(() => countOf(again, 'dirty')).toBe(0);
  expect(readFileSync(file)).toEqual(before);
  expect(await again.quit()).toBe(0);
});
