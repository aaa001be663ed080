import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { edgesOf, openBrowser, openTemplate, shapeOf } from './driver.ts';

/** What has the keyboard: by its id on the canvas, else by its element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const part = activeElement?.closest('.react-flow__node, .react-flow__edge');
    return (
      part?.getAttribute('data-id') ?? activeElement?.getAttribute('data-testid') ?? activeElement?.tagName
    );
  });
const focusIs = (page: Page, id: string) => expect.poll(() => focused(page)).toBe(id);
const focus = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`).focus();
const announced = (page: Page) => page.getByTestId('announcement').textContent();
const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');
const nameOf = (page: Page, id: string) =>
  page.locator(`.react-flow__node[data-id="${id}"]`).getAttribute('aria-label');

test('edges are gone along and deleted by key, and the keyboard stays on the canvas', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const all = await edgesOf(page);

  // From a card to its edge, along it, back, and away with it.
  await focus(page, 'conv1');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await focusIs(page, '["conv1","relu1"]');
  expect(await announced(page)).toBe('From conv1 to relu1');
  await page.keyboard.press('Alt+ArrowDown');
  await focusIs(page, 'relu1');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await focusIs(page, '["conv1","relu1"]');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await focusIs(page, '["input","conv1"]');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await focusIs(page, '["conv1","relu1"]');
  await page.keyboard.press('Delete');
  await expect.poll(() => edgesOf(page)).toHaveLength(all.length - 1);
  expect(await undoName(page)).toBe('Undo disconnect conv1 from relu1');
  expect(await announced(page)).toBe('conv1 no longer feeds relu1');
  await focusIs(page, 'conv1');
  await page.keyboard.press('Control+z');
  await expect.poll(() => edgesOf(page)).toEqual(all);
  expect(await announced(page)).toBe('Undone: disconnect conv1 from relu1');

  // Tab goes to edges too: Delete there means the edge, whatever is selected.
  await page.getByTestId('node-fc3').click();
  await page.locator('.react-flow__edge').first().focus();
  // The pointer is on the canvas: a key after it, and Tab goes on as everywhere.
  await page.keyboard.press('Shift');
  await page.keyboard.press('Tab');
  await focusIs(page, '["conv1","relu1"]');
  await page.keyboard.press('Delete');
  await expect.poll(() => edgesOf(page)).not.toContain('conv1 → relu1');
  expect(await page.getByTestId('node-fc3').count()).toBe(1);
  await page.keyboard.press('Control+z');

  // A card that is deleted leaves the keyboard to what fed it, the first to what it fed, and the last to nothing but the canvas.
  await page.getByTestId('node-relu1').click();
  await page.keyboard.press('Delete');
  await expect.poll(() => announced(page)).toBe('relu1 deleted, pool1 now fed by conv1');
  await focusIs(page, 'conv1');
  await page.getByTestId('node-input').click();
  await page.keyboard.press('Shift+Delete');
  await expect.poll(() => announced(page)).toBe('input deleted');
  await focusIs(page, 'conv1');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect.poll(() => page.locator('.react-flow__node').count()).toBe(0);
  await focusIs(page, 'canvas');
  expect(complaints).toEqual([]);
});

test('the canvas, its cards and what is done to them are said to who cannot see them', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const canvas = page.getByRole('application', { name: 'Network LeNet-5' });
  const summary = page.locator(`#${await canvas.getAttribute('aria-describedby')}`);
  expect((await summary.textContent())?.replace(/\s/g, ' ')).toBe(
    'LeNet-5: 13 layers, 61 706 parameters, no problems; input 28×28×1, output 10',
  );
  expect(await nameOf(page, 'conv1')).toBe('Convolution conv1, output 28×28×6, fed by input; feeds relu1');
  expect(await nameOf(page, 'input')).toBe('Input input, output 28×28×1, feeds conv1');
  // It says what is wrong, and the summary that something is.
  await page.getByTestId('node-conv2').click();
  await page.getByTestId('param-kernel').fill('20');
  await expect
    .poll(() => nameOf(page, 'conv2'))
    .toMatch(/^Convolution conv2, 1 error, .*20×20.*, fed by pool1; feeds relu2$/);
  await expect.poll(() => summary.textContent()).toMatch(/, 1 error.*; input 28×28×1, output shape unknown$/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => summary.textContent()).toMatch(/no problems/);
  // The same words said again are news to a screen reader.
  await focus(page, 'input');
  await page.keyboard.press('Alt+ArrowUp');
  const said = page.getByTestId('announcement').locator('span');
  const first = await said.elementHandle();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await announced(page)).toBe('Nothing feeds input');
  await expect.poll(() => first?.evaluate((span) => span.isConnected)).toBe(false);
});

test('the network in words: read by headings and lists, gone about by, copied as text', async () => {
  const { page, complaints } = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] });
  await openTemplate(page, 'residual-shapes');
  await expect.poll(() => page.locator('.react-flow__node').count()).toBeGreaterThan(10);
  // Two layers are a group: it is nested.
  await page.locator('[data-type="Conv"]').first().click();
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Shift+I');
  const outline = page.getByTestId('outline');
  await outline.waitFor();
  expect(await outline.getByRole('heading', { level: 3 }).innerText()).toBe(
    'Layers, in the order of the flow',
  );
  expect(await outline.getByRole('heading', { level: 4 }).count()).toBe(1);
  const count = Number(
    /(\d+) layers/.exec((await page.getByTestId('canvas-summary').textContent()) ?? '')?.[1],
  );
  const items = outline.locator('li li, ol > li:not(:has(ol))');
  expect(await items.count()).toBe(count);
  expect(await outline.locator('li li').count()).toBe(1);
  const lines = await items.allInnerTexts();
  expect(lines.filter((line) => /Add, \d+×\d+×\d+, fed by \w+, \w+/.test(line)).length).toBeGreaterThan(0);

  await outline.getByTestId('outline-copy').click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split('\n')[0]).toMatch(
    /^Small residual network: 32 layers, 78.714 parameters, 4 warnings; input 32×32×3, output 10$/,
  );
  expect(text).toMatch(/\n3?\d?\. |\n {3}\d+\.1\. /);
  for (const id of ['input', 'softmax']) expect(text).toContain(`${id}: `);

  // An item is a way to its layer: by key, with the keyboard there afterwards.
  const target = await page.locator('[data-type="Add"]').last().getAttribute('data-testid');
  const id = target!.replace('node-', '');
  await outline.getByTestId(`outline-${id}`).press('Enter');
  await expect.poll(() => outline.count()).toBe(0);
  await focusIs(page, id);
  await expect.poll(() => page.getByTestId('inspector').getByRole('heading').first().innerText()).toBe(id);
  expect(complaints).toEqual([]);
});
