import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardOf, drag, edgesOf, openBrowser, shapeOf } from './driver.ts';

const announced = (page: Page): Promise<string | null> => page.getByTestId('announcement').textContent();
const undo = (page: Page): Promise<void> => page.keyboard.press('Control+z');

test('deleted, a layer leaves its neighbours joined; pulled out with Alt, too; dropped on an edge, it is inserted', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const all = await edgesOf(page);

  // Delete joins; Shift+Delete leaves the ends open. A chain goes as one.
  await page.getByTestId('node-relu1').click();
  await page.keyboard.press('Delete');
  await expect.poll(() => edgesOf(page)).toContain('conv1 → pool1');
  expect(await shapeOf(page, 'pool1')).toBe('14x14x6');
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);
  expect(await announced(page)).toBe('Undone: delete relu1');
  await page.getByTestId('node-relu1').click();
  await page.getByTestId('node-pool1').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await expect.poll(() => edgesOf(page)).toContain('conv1 → conv2');
  expect(await announced(page)).toBe('2 layers deleted, conv2 now fed by conv1');
  await undo(page);
  await page.getByTestId('node-relu1').click();
  await page.keyboard.press('Shift+Delete');
  await expect.poll(() => edgesOf(page)).toHaveLength(all.length - 2);
  expect(await shapeOf(page, 'pool1')).toBe(null);
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);

  // Alt-drag: the neighbours are joined while it is dragged, and the layer goes where it is let go.
  const from = await cardOf(page, 'relu1');
  await page.keyboard.down('Alt');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y, { steps: 4 });
  await page.mouse.move(from.x + 260, from.y, { steps: 4 });
  await expect.poll(() => edgesOf(page)).toContain('conv1 → pool1');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  expect(await edgesOf(page)).toHaveLength(all.length - 1);
  expect(await announced(page)).toBe('relu1 pulled out, its neighbours joined');

  // A loose layer dragged onto an edge: the edge shows it, letting go inserts it.
  const [conv2, relu2] = [await cardOf(page, 'conv2'), await cardOf(page, 'relu2')];
  const loose = await cardOf(page, 'relu1');
  await page.mouse.move(loose.x, loose.y);
  await page.mouse.down();
  await page.mouse.move(conv2.x + 30, (conv2.y + relu2.y) / 2, { steps: 8 });
  await expect.poll(() => page.locator('[data-aimed-at]').count()).toBe(1);
  expect(await page.getByTestId('drop-hint').textContent()).toBe('Insert between conv2 and relu2');
  await page.mouse.up();
  await expect.poll(() => edgesOf(page)).toContain('relu1 → relu2');
  expect(await edgesOf(page)).toContain('conv2 → relu1');
  expect(await announced(page)).toBe('relu1 inserted between conv2 and relu2');
  expect(await shapeOf(page, 'softmax')).toBe('10');
  await undo(page);
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);
  expect(await announced(page)).toBe('Undone: pull out relu1');

  // A layer that is wired is only moved, and one pulled out by key stays where it is.
  const pool = await cardOf(page, 'pool1');
  await drag(page, pool, { x: conv2.x + 30, y: (conv2.y + relu2.y) / 2 });
  expect(await edgesOf(page)).toEqual(all);
  await undo(page);
  await page.getByTestId('node-pool1').click();
  await page.keyboard.press('x');
  await expect.poll(() => edgesOf(page)).toContain('relu1 → conv2');
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);
  expect(complaints).toEqual([]);
});

const names = (page: Page): Promise<readonly string[]> =>
  page
    .getByTestId('add-menu')
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('data-testid')?.slice(4) ?? ''));
const preview = (page: Page): Promise<string | null> =>
  page.getByTestId('add-menu').getByTestId('layer-preview').textContent();
const handleOf = async (page: Page, id: string, side: 'source' | 'target') => {
  const box = await page
    .getByTestId(`node-${id}`)
    .locator(`.react-flow__handle.${side}`)
    .first()
    .boundingBox();
  if (!box) throw new Error(`${id} has no handle`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('a wire let go in the open asks what to add, lists what fits, and arrives connected', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const all = await edgesOf(page);
  const open = { x: (await cardOf(page, 'fc1')).x + 230, y: (await cardOf(page, 'fc1')).y };

  // From an output: a vector is taken by no convolution.
  await drag(page, await handleOf(page, 'relu3', 'source'), open);
  await page.getByTestId('add-menu').waitFor();
  const afterVector = await names(page);
  for (const type of ['FC', 'ReLU', 'Dropout', 'Add', 'Softmax']) expect(afterVector).toContain(type);
  for (const type of ['Conv', 'MaxPool', 'Input', 'Upsample']) expect(afterVector).not.toContain(type);
  expect(await page.getByTestId('add-search').getAttribute('placeholder')).toBe('Add after relu3');
  await page.keyboard.type('conv');
  expect(await names(page)).not.toContain('Conv');
  expect(await page.getByTestId('add-none').textContent()).toMatch(/^Convolution does not fit here: /);
  await page.getByTestId('add-search').fill('fc 32');
  expect(await preview(page)).toBe('Fully connected · 3232');
  await page.keyboard.press('Enter');
  await expect.poll(() => shapeOf(page, 'fc4')).toBe('32');
  expect(await edgesOf(page)).toEqual([...all, 'relu3 → fc4']);
  expect(await announced(page)).toBe('Fully connected added');
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);

  // From an input that is fed: what both neighbours take goes between them.
  await drag(page, await handleOf(page, 'conv2', 'target'), open);
  await page.getByTestId('add-menu').waitFor();
  const between = await names(page);
  for (const type of ['Conv', 'BatchNorm', 'AveragePool']) expect(between).toContain(type);
  for (const type of ['FC', 'Softmax', 'Input', 'Flatten']) expect(between).not.toContain(type);
  await page.getByTestId('add-BatchNorm').click();
  await expect.poll(() => edgesOf(page)).toContain('batchnorm1 → conv2');
  expect(await edgesOf(page)).toContain('pool1 → batchnorm1');
  await undo(page);

  // From an input that nothing feeds: what may come before.
  await page.getByTestId('node-conv1').click();
  await page.keyboard.press('Shift+Delete');
  await drag(page, await handleOf(page, 'relu1', 'target'), open);
  await page.getByTestId('add-menu').waitFor();
  expect(await names(page)).toContain('Input');
  expect(await names(page)).not.toContain('Softmax');
  // Escape lets go of it, and nothing has changed.
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('add-menu').count()).toBe(0);
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);

  // On a card, a wire goes to its free input.
  await page.getByTestId('node-relu4').click();
  await page.keyboard.press('Shift+Delete');
  const fc3 = await cardOf(page, 'fc3');
  await drag(page, await handleOf(page, 'fc2', 'source'), { x: fc3.x + 60, y: fc3.y });
  await expect.poll(() => edgesOf(page)).toContain('fc2 → fc3');
  await undo(page);
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);
  expect(complaints).toEqual([]);
});

test('by double click, Tab and key: type a layer with its parameters, repeat it, replace it', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const all = await edgesOf(page);

  // A double click in the open adds there.
  const free = { x: (await cardOf(page, 'fc1')).x + 240, y: (await cardOf(page, 'fc1')).y };
  await page.mouse.dblclick(free.x, free.y);
  await page.getByTestId('add-menu').waitFor();
  expect(await names(page)).toContain('Input');
  await page.keyboard.type('conv 64 3x3 s2 p1 fast');
  expect(await preview(page)).toContain('Convolution · 64 · 3×3 · stride 2 · padding 1');
  expect(await preview(page)).toContain('Not understood: fast');
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="add-menu"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');

  // Tab, with the pointer at work on the canvas, adds after what is selected.
  await page.getByTestId('node-pool1').click();
  await page.keyboard.press('Tab');
  await page.getByTestId('add-menu').waitFor();
  expect(await page.getByTestId('add-search').getAttribute('aria-label')).toBe('Add after pool1');
  await page.keyboard.type('conv 16 3 same');
  await expect.poll(() => preview(page)).toBe('Convolution · 16 · 3×3 · padding same14×14×16');
  await page.keyboard.press('Enter');
  await expect.poll(() => shapeOf(page, 'conv3')).toBe('14x14x16');
  expect(await edgesOf(page)).toContain('conv3 → conv2');
  // The new card has the keyboard, and Tab goes on from it as ever.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('conv3');
  await page.keyboard.press('Tab');
  expect(await page.getByTestId('add-menu').count()).toBe(0);

  // R: another of the same.
  await page.keyboard.press('r');
  await expect.poll(() => shapeOf(page, 'conv4')).toBe('14x14x16');
  expect(await edgesOf(page)).toContain('conv3 → conv4');
  await undo(page);
  await undo(page);
  await expect.poll(() => edgesOf(page)).toEqual(all);

  // Replace: shared parameters stay, and undo brings all back.
  await page.getByTestId('node-pool1').click();
  await page.keyboard.press('Shift+r');
  await page.getByTestId('add-menu').waitFor();
  expect(await names(page)).not.toContain('MaxPool');
  await page.keyboard.type('conv');
  await expect.poll(() => preview(page)).toBe('Convolution · 16 · 2×2 · stride 214×14×16');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => shapeOf(page, 'pool1')).toBe('14x14x16');
  expect(await page.getByTestId('node-pool1').getAttribute('data-type')).toBe('Conv');
  expect(await announced(page)).toBe('pool1 replaced by Convolution');
  expect(await edgesOf(page)).toEqual(all);
  await undo(page);
  await expect.poll(() => shapeOf(page, 'pool1')).toBe('14x14x6');
  expect(await announced(page)).toBe('Undone: replace pool1 by Convolution');

  // "/" does it without a pointer; a double click on an edge inserts there.
  await page.keyboard.press('/');
  await page.keyboard.type('最大');
  await expect.poll(() => names(page)).toContain('MaxPool');
  await page.keyboard.press('Escape');
  const [relu1, pool1] = [await cardOf(page, 'relu1'), await cardOf(page, 'pool1')];
  await page.mouse.dblclick(relu1.x, (relu1.y + pool1.y) / 2);
  expect(await page.getByTestId('add-search').getAttribute('placeholder')).toBe(
    'Insert between relu1 and pool1',
  );
  await page.keyboard.type('bn');
  await page.keyboard.press('Enter');
  await expect.poll(() => edgesOf(page)).toContain('relu1 → batchnorm1');

  // The palette at the side understands the same.
  await page.getByTestId('palette-search').fill('dropout 0.3');
  expect(await page.getByTestId('palette').getByTestId('layer-preview').textContent()).toBe(
    'Dropout · rate 0.3',
  );
  await page.getByTestId('palette-search').press('Enter');
  await expect.poll(() => page.getByTestId('param-rate').inputValue()).toBe('0.3');
  expect(complaints).toEqual([]);
});

test('while a wire is dragged it says what it would do, and why it cannot', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const hint = page.getByTestId('connection-hint');
  const says = async (tone: string, text: RegExp): Promise<void> => {
    await expect.poll(() => hint.textContent()).toMatch(text);
    expect(await hint.getAttribute('data-tone')).toBe(tone);
  };
  const to = async (point: { x: number; y: number }): Promise<void> =>
    page.mouse.move(point.x, point.y, { steps: 6 });
  const from = await handleOf(page, 'relu2', 'source');
  const fc1 = await cardOf(page, 'fc1');
  await to(from);
  await page.mouse.down();
  await to({ x: fc1.x + 230, y: fc1.y });
  await says('quiet', /in the open/);
  await to(await handleOf(page, 'conv1', 'target'));
  await says('bad', /cycle: conv1 already leads to relu2/);
  await to(await handleOf(page, 'relu2', 'target'));
  await says('bad', /cannot feed itself/);
  const input = await cardOf(page, 'input');
  await to({ x: input.x + 60, y: input.y });
  await says('bad', /input takes no input/);
  await to(await handleOf(page, 'pool2', 'target'));
  await says('bad', /already leads there/);
  await to(await handleOf(page, 'fc2', 'source'));
  await says('bad', /not to another output/);
  await to(await handleOf(page, 'fc3', 'target'));
  await says('good', /Connect to fc3, in place of relu4/);
  await page.mouse.up();
  await undo(page);

  // What does not fit by shape can be drawn, and says what is wrong.
  await page.mouse.dblclick(fc1.x + 260, fc1.y);
  await page.keyboard.type('conv');
  await page.keyboard.press('Enter');
  await page.getByTestId('node-conv3').waitFor();
  await to(await handleOf(page, 'fc1', 'source'));
  await page.mouse.down();
  await to(await handleOf(page, 'conv3', 'target'));
  await says('warning', /works on images/);
  await page.mouse.up();
  await expect.poll(() => edgesOf(page)).toContain('fc1 → conv3');
});
