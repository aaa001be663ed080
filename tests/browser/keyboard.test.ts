import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { partId } from '../../shared/drawing/groups.ts';
import { openBrowser, openTemplate, shapeOf } from './driver.ts';

/** What has the keyboard on the canvas, by its id there. */
const focused = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id') ?? '',
  );
const spoken = (page: Page) => page.getByTestId('announcement').textContent();

/** Presses a key and waits until a card has the keyboard. */
async function go(page: Page, key: string, id: string): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => focused(page), { message: key }).toBe(id);
}

const canvasHas = async (page: Page, id: string): Promise<boolean> => {
  const canvas = await page.getByTestId('canvas').boundingBox();
  const card = await page.getByTestId(`node-${id}`).boundingBox();
  return (
    canvas !== null &&
    card !== null &&
    card.x >= canvas.x &&
    card.y >= canvas.y &&
    card.x + card.width <= canvas.x + canvas.width &&
    card.y + card.height <= canvas.y + canvas.height
  );
};

test('Alt and arrows go along the edges; plain arrows move the card still', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.locator('.react-flow__node[data-id="conv1"]').focus();
  await go(page, 'Alt+ArrowDown', 'relu1');
  expect(await spoken(page)).toBe('relu1');
  await expect
    .poll(() => page.getByTestId('inspector').getByRole('heading').first().innerText())
    .toBe('relu1');
  // Its ring is seen.
  expect(
    await page
      .locator('.react-flow__node:focus-visible')
      .evaluate((card) => getComputedStyle(card).outlineStyle),
  ).toBe('solid');
  await go(page, 'Alt+ArrowUp', 'conv1');
  await go(page, 'Alt+ArrowUp', 'input');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => spoken(page)).toBe('Nothing feeds input');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => spoken(page)).toBe('input has no other branch there');
  await go(page, 'End', 'softmax');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => spoken(page)).toBe('softmax feeds nothing');
  await go(page, 'Alt+Home', 'input');
  // Nothing of that was an edit.
  expect(await page.getByTestId('undo').isDisabled()).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo move input');
  expect(await focused(page)).toBe('input');

  // In a field, Home is the field's.
  await page.getByTestId('network-name').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('My ');
  expect(await page.getByTestId('network-name').inputValue()).toBe('My LeNet-5');
  expect(complaints).toEqual([]);
});

test('branches are gone between, the view follows, and a collapsed group is one stop', async () => {
  const { page } = await openBrowser();
  await openTemplate(page, 'googlenet');
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toContain('GoogLeNet');
  await page.getByTestId('canvas').hover();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('softmax');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).not.toBe('');
  const end = await focused(page);
  await page.keyboard.press('Home');
  await expect.poll(() => focused(page)).toBe('input');
  await expect.poll(() => canvasHas(page, 'input')).toBe(true);
  // Down to the first fork: each stop comes into sight.
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Alt+ArrowDown');
    if (/branch/.test((await spoken(page)) ?? '')) break;
  }
  const said = await spoken(page);
  expect(said).toMatch(/^\S+, branch \d of \d+$/);
  const branch = await focused(page);
  await expect.poll(() => canvasHas(page, branch)).toBe(true);
  const [, index = 0, count = 0] = (/branch (\d+) of (\d+)/.exec(said ?? '') ?? []).map(Number);
  expect(count).toBeGreaterThanOrEqual(4);
  await page.keyboard.press(index > 1 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight');
  await expect.poll(() => spoken(page)).toContain(`branch ${index > 1 ? index - 1 : 2} of ${count}`);
  await expect.poll(() => focused(page)).not.toBe(branch);
  // The branch as a collapsed group is still a branch.
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  await expect.poll(() => page.locator('.react-flow__node-block').count()).toBe(1);
  await page.keyboard.press(index > 1 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft');
  await expect.poll(() => focused(page)).toBe(branch);
  await page.keyboard.press(index > 1 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight');
  await expect.poll(() => focused(page)).toBe(partId('block', 'group1'));
  await page.keyboard.press('End');
  await expect.poll(() => focused(page)).toBe(end);
  await expect.poll(() => canvasHas(page, end)).toBe(true);
});

test('Enter goes to the parameters of the card, Escape back to it', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const field = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
  await page.locator('.react-flow__node[data-id="conv1"]').focus();
  // The first Enter selects what is not selected yet.
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('param-filters').count()).toBe(1);
  expect(await focused(page)).toBe('conv1');
  await page.keyboard.press('Enter');
  await expect.poll(field).toBe('param-filters');
  await page.keyboard.type('12');
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x12');
  await go(page, 'Escape', 'conv1');
  await go(page, 'Alt+ArrowDown', 'relu1');
  await go(page, 'Alt+ArrowDown', 'pool1');
  // A folded inspector unfolds.
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Enter');
  await expect.poll(field).toMatch(/^param-/);
  await go(page, 'Escape', 'pool1');
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toContain('12');
});
