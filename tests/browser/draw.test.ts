import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNetwork } from '../../shared/network/read.ts';
import { drag, dragLayer, openBrowser, setParam, shapeOf, totalOf, wire } from './driver.ts';

test('from an empty canvas to a trained network, saved and opened again', async () => {
  const { page, home, complaints } = await openBrowser();
  await page.keyboard.press('Control+Alt+n');
  await expect.poll(() => page.getByTestId('empty').isVisible()).toBe(true);

  // Draw: drag the layers in, one below the other, then wire them by hand.
  await dragLayer(page, 'Input', 0.5, 0.08);
  await dragLayer(page, 'Conv', 0.5, 0.22);
  await dragLayer(page, 'ReLU', 0.5, 0.36);
  await dragLayer(page, 'MaxPool', 0.5, 0.5);
  await dragLayer(page, 'FC', 0.5, 0.64);
  await dragLayer(page, 'Softmax', 0.5, 0.78);
  expect(await shapeOf(page, 'input')).toBe('28x28x1');
  expect(await shapeOf(page, 'conv1')).toBe(null);
  await wire(page, 'input', 'conv1');
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('26x26x16');
  await wire(page, 'conv1', 'relu1');
  await wire(page, 'relu1', 'maxpool1');
  await wire(page, 'maxpool1', 'fc1');
  await wire(page, 'fc1', 'softmax1');
  await expect.poll(() => shapeOf(page, 'softmax1')).toBe('10');
  expect(await totalOf(page, 'parameters')).toBe(3 * 3 * 16 + 16 + 13 * 13 * 16 * 10 + 10);

  // A change of a parameter is seen behind it as it is typed.
  await setParam(page, 'conv1', 'kernel', '5');
  await expect.poll(() => shapeOf(page, 'maxpool1')).toBe('12x12x16');
  expect(await page.getByTestId('inspector').textContent()).toContain('(28 − 5 + 2·0)/1 + 1 = 24');

  // An error says what is wrong and mends itself at a click; what comes before it keeps its shapes.
  await page.getByTestId('param-kernel').fill('40');
  await expect.poll(() => page.getByTestId('badge-conv1').getAttribute('data-severity')).toBe('error');
  expect(await shapeOf(page, 'input')).toBe('28x28x1');
  expect(await shapeOf(page, 'relu1')).toBe(null);
  await page.getByTestId('tab-problems').click();
  const problem = page.getByTestId('problems').getByTestId('problem-windowTooLarge');
  expect(await problem.textContent()).toContain('40×40');
  await problem.getByTestId('fix').first().click();
  await expect.poll(() => page.getByTestId('badge-conv1').count()).toBe(0);
  expect(await shapeOf(page, 'conv1')).toBe('1x1x16');
  // One visit to a field is one step of undo.
  await page.getByTestId('undo').click();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe(null);
  await page.getByTestId('undo').click();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('26x26x16');

  // Train two epochs of real digits.
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('2');
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-state').textContent(), { timeout: 120_000 }).toBe('Finished');
  const accuracy = await page.getByTestId('figure-valAccuracy').textContent();
  expect(Number(/([\d.]+)%/.exec(accuracy ?? '')?.[1])).toBeGreaterThan(90);

  // Save, reload: the same network.
  await page.keyboard.press('Control+s');
  await page.getByTestId('file-name').fill('mine');
  await page.getByTestId('file-accept').click();
  await expect.poll(() => page.getByTestId('dirty').count()).toBe(0);
  const text = readFileSync(join(home, 'projects', 'mine.json'), 'utf8');
  const saved = readNetwork(text);
  expect(saved.ok && saved.network.nodes.map(({ type }) => type)).toEqual([
    ...['Input', 'Conv', 'ReLU', 'MaxPool', 'FC', 'Softmax'],
  ]);
  await page.reload();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('26x26x16');
  expect(await page.getByTestId('dirty').count()).toBe(0);
  expect(await page.getByTestId('network-name').inputValue()).toBe('Untitled');
  await page.getByTestId('tab-training').click();
  expect(await page.getByTestId('setting-epochs').inputValue()).toBe('2');
  expect(complaints).toEqual([]);
});

test('on the canvas: insert on an edge, move, select several, delete, undo, arrange', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');

  // Dropped on an edge, a layer is inserted there.
  const from = await page.getByTestId('node-relu1').boundingBox();
  const to = await page.getByTestId('node-pool1').boundingBox();
  const canvas = await page.getByTestId('canvas').boundingBox();
  if (!from || !to || !canvas) throw new Error('not on the canvas');
  const edge = { x: from.x + from.width / 2, y: (from.y + from.height + to.y) / 2 };
  const before = await page.locator('.react-flow__edge').count();
  await dragLayer(page, 'BatchNorm', (edge.x - canvas.x) / canvas.width, (edge.y - canvas.y) / canvas.height);
  await expect.poll(() => shapeOf(page, 'batchnorm1')).toBe('28x28x6');
  expect(await page.locator('.react-flow__edge').count()).toBe(before + 1);
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('node-batchnorm1').count()).toBe(0);
  expect(await page.locator('.react-flow__edge').count()).toBe(before);

  // Move by hand, and back.
  const fc = await page.getByTestId('node-fc3').boundingBox();
  if (!fc) throw new Error('fc3 is not on the canvas');
  await drag(page, { x: fc.x + 40, y: fc.y + 10 }, { x: fc.x + 240, y: fc.y + 10 });
  await expect
    .poll(async () => (await page.getByTestId('node-fc3').boundingBox())?.x)
    .toBeGreaterThan(fc.x + 150);
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => Math.round((await page.getByTestId('node-fc3').boundingBox())?.x ?? 0))
    .toBe(Math.round(fc.x));

  // Two selected, deleted, brought back.
  await page.getByTestId('node-relu1').click();
  await page.getByTestId('node-conv2').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await expect.poll(() => page.getByTestId('node-relu1').count()).toBe(0);
  expect(await page.getByTestId('node-conv2').count()).toBe(0);
  expect(await shapeOf(page, 'conv1')).toBe('28x28x6');
  await page.keyboard.press('Control+z');
  await expect.poll(() => shapeOf(page, 'conv2')).toBe('10x10x16');
  await page.getByTestId('arrange').click();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
});

test('an edge that cannot be says why while it is dragged', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'relu2')).toBe('10x10x16');
  const out = await page.getByTestId('node-relu2').locator('.react-flow__handle.source').boundingBox();
  const into = await page.getByTestId('node-conv1').locator('.react-flow__handle.target').boundingBox();
  if (!out || !into) throw new Error('no handles');
  await page.mouse.move(out.x + out.width / 2, out.y + out.height / 2);
  await page.mouse.down();
  await page.mouse.move(into.x + into.width / 2, into.y + into.height / 2, { steps: 8 });
  await expect.poll(() => page.getByTestId('connection-hint').getAttribute('data-tone')).toBe('bad');
  expect(await page.getByTestId('connection-hint').textContent()).toMatch(/cycle|circle|itself/i);
  const edges = await page.locator('.react-flow__edge').count();
  await page.mouse.up();
  expect(await page.locator('.react-flow__edge').count()).toBe(edges);
});
