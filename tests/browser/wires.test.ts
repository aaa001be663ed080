import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardOf, drag, edgesOf, openBrowser, shapeOf } from './driver.ts';

const selected = (page: Page) =>
  page
    .locator('.react-flow__node.selected, .react-flow__edge.selected')
    .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-id')));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
const label = (page: Page, source: string, target: string) =>
  page.locator(`[data-edge='["${source}","${target}"]']`);
const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');

/** In the wire behind a card, so near to it that the port reaches there. */
async function nearPort(page: Page, id: string): Promise<{ x: number; y: number }> {
  const { x, y, height } = await cardOf(page, id);
  return { x, y: y + height / 2 + 9 };
}

test('a wire is taken by itself, by its label and where a port reaches over it', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const all = await edgesOf(page);

  const port = await nearPort(page, 'conv1');
  await page.mouse.click(port.x, port.y);
  await expect.poll(() => selected(page)).toEqual(['["conv1","relu1"]']);
  expect(await focused(page)).toBe('["conv1","relu1"]');
  await page.keyboard.press('Delete');
  await expect.poll(() => edgesOf(page)).toHaveLength(all.length - 1);
  expect(await undoName(page)).toBe('Undo disconnect conv1 from relu1');
  await page.keyboard.press('Control+z');
  await expect.poll(() => edgesOf(page)).toEqual(all);

  // Within its card, a port is the card's.
  const { x, y, height } = await cardOf(page, 'conv1');
  await page.mouse.click(x, y + height / 2 - 3);
  await expect.poll(() => selected(page)).toEqual(['conv1']);

  // With Shift a second one, by its port too.
  await page.mouse.click(port.x, port.y);
  await expect.poll(() => selected(page)).toEqual(['["conv1","relu1"]']);
  const second = await nearPort(page, 'relu1');
  await page.keyboard.down('Shift');
  await page.mouse.click(second.x, second.y);
  await page.keyboard.up('Shift');
  await expect.poll(() => selected(page)).toEqual(['["conv1","relu1"]', '["relu1","pool1"]']);

  // By the label; another one with Shift, which also takes it back.
  await label(page, 'conv2', 'relu2').click();
  await expect.poll(() => selected(page)).toEqual(['["conv2","relu2"]']);
  await label(page, 'relu2', 'pool2').click({ modifiers: ['Shift'] });
  await expect.poll(() => selected(page)).toEqual(['["conv2","relu2"]', '["relu2","pool2"]']);
  await label(page, 'relu2', 'pool2').click({ modifiers: ['Shift'] });
  await expect.poll(() => selected(page)).toEqual(['["conv2","relu2"]']);

  // A double click inserts there, and the right button asks for the menu of the wire.
  await label(page, 'relu2', 'pool2').dblclick();
  await page.getByTestId('add-search').fill('dropout');
  await page.keyboard.press('Enter');
  await expect.poll(() => edgesOf(page)).toContain('relu2 → dropout1');
  await page.keyboard.press('Control+z');
  await expect.poll(() => edgesOf(page)).toEqual(all);
  const beside = await nearPort(page, 'conv2');
  await page.mouse.click(beside.x, beside.y, { button: 'right' });
  expect(await page.getByRole('menu', { name: 'Menu of From conv2 to relu2' }).count()).toBe(1);
  await page.keyboard.press('Escape');

  // A port still draws a wire: from one, across, to a card.
  await page.keyboard.press('Escape');
  await drag(page, await nearPort(page, 'conv2'), await cardOf(page, 'pool2'));
  await expect.poll(() => undoName(page)).toBe('Undo connect conv2 to pool2');
  expect(complaints).toEqual([]);
});

test('what is inserted on a wire stands in line with it', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const conv = await cardOf(page, 'conv1');
  const relu = await cardOf(page, 'relu1');
  await page.getByTestId('palette-BatchNorm').scrollIntoViewIfNeeded();
  const item = (await page.getByTestId('palette-BatchNorm').boundingBox())!;
  await drag(
    page,
    { x: item.x + 20, y: item.y + item.height / 2 },
    { x: conv.x + 6, y: (conv.y + relu.y) / 2 + 2 },
  );
  await expect.poll(() => edgesOf(page)).toContain('conv1 → batchnorm1');
  await expect
    .poll(async () => Math.abs((await cardOf(page, 'batchnorm1')).x - (await cardOf(page, 'conv1')).x))
    .toBeLessThan(1);
});

test('a double click on a card goes to its parameters, and opens a collapsed group', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('node-conv2').dblclick();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-testid="inspector"]') !== null))
    .toBe(true);
  expect(await selected(page)).toEqual(['conv2']);

  await page.getByTestId('node-relu2').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  const block = page.locator('.react-flow__node-block');
  await block.dblclick();
  await expect.poll(() => block.count()).toBe(0);
  await expect.poll(() => page.getByTestId('node-relu2').count()).toBe(1);
});

test('a press on the canvas does not lose the view of the whole, and the first card stays where it was put', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  await page.mouse.click(canvas.x + 40, canvas.y + 160);
  await page.setViewportSize({ width: 1024, height: 640 });
  await expect
    .poll(async () => {
      const box = (await page.getByTestId('canvas').boundingBox())!;
      const [first, last] = [await cardOf(page, 'input'), await cardOf(page, 'softmax')];
      return first.y > box.y && last.y + last.height / 2 < box.y + box.height;
    })
    .toBe(true);

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.new').click();
  await page.getByTestId('empty').waitFor();
  const place = { x: canvas.x + 160, y: canvas.y + 140 };
  await page.mouse.dblclick(place.x, place.y);
  await page.getByTestId('add-search').fill('input');
  await page.keyboard.press('Enter');
  await page.getByTestId('node-input').waitFor();
  await page.waitForTimeout(400);
  const card = await cardOf(page, 'input');
  expect(Math.abs(card.x - place.x)).toBeLessThan(16);
  expect(Math.abs(card.y - card.height / 2 - place.y)).toBeLessThan(16);
});

test('no tooltip stays where a closed dialog or menu gives the keyboard back; who comes by key reads it', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const tooltip = page.getByRole('tooltip');
  await page.getByTestId('more-menu').click();
  await page.getByTestId('canvas').hover({ position: { x: 40, y: 200 } });
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  await page.waitForTimeout(600);
  expect(await tooltip.count()).toBe(0);
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => tooltip.count()).toBe(1);
});

test('layers typed at the ends of wires drawn straight down stand in one line', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.new').click();
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  await page.mouse.dblclick(canvas.x + 301, canvas.y + 61);
  await page.keyboard.type('input');
  await page.keyboard.press('Enter');
  await page.getByTestId('node-input').waitFor();
  let last = 'input';
  for (const [typed, id] of [
    ['conv 4 3x3', 'conv1'],
    ['relu', 'relu1'],
    ['pool', 'maxpool1'],
  ] as const) {
    const { x, y, height } = await cardOf(page, last);
    await drag(page, { x, y: y + height / 2 }, { x: x + 3, y: y + height / 2 + 70 });
    await page.getByTestId('add-search').fill(typed);
    await page.keyboard.press('Enter');
    await page.getByTestId(`node-${id}`).waitFor();
    last = id;
  }
  const { x } = await cardOf(page, 'input');
  for (const id of ['conv1', 'relu1', 'maxpool1'])
    expect(Math.abs((await cardOf(page, id)).x - x), id).toBeLessThan(1);
});

test('an arrangement that is undone far away from where one looks brings the network back into sight', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 200 } });
  await page.keyboard.press('Alt+Shift+KeyR');
  await page.waitForTimeout(400);
  const last = await cardOf(page, 'softmax');
  await page.mouse.move(last.x, last.y);
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -400);
  await page.waitForTimeout(300);
  await page.keyboard.press('Control+z');
  const seen = () =>
    page.evaluate(() => {
      const frame = document.querySelector('[data-canvas]')!.getBoundingClientRect();
      return [...document.querySelectorAll('.react-flow__node')].some((card) => {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        return right > frame.left && left < frame.right && bottom > frame.top && top < frame.bottom;
      });
    });
  await expect.poll(seen).toBe(true);
});
