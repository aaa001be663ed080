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
  expect(await announced(page)).toBe('2 items removed');
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
