import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, shapeOf } from './driver.ts';

const shareOf = async (page: Page, id: string): Promise<number> =>
  Number(await page.getByTestId(`node-${id}`).getAttribute('data-share'));
/** How strongly a card is tinted, as it is drawn. */
const tintOf = (page: Page, testId: string): Promise<number> =>
  page.getByTestId(testId).evaluate((card) => Number(window.getComputedStyle(card, '::before').opacity));
const nameOf = (page: Page, id: string) =>
  page.locator(`.react-flow__node[data-id="${id}"]`).getAttribute('aria-label');

test('cost tints the cards by their share, is counted three ways, and follows edits', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const steps = await page.getByTestId('undo').isDisabled();
  await page.getByTestId('cost').click();
  // LeNet-5: 400·120 + 120 of 61 706 parameters are in fc1.
  await expect.poll(() => shareOf(page, 'fc1')).toBeCloseTo(48_120 / 61_706, 10);
  expect(await page.getByTestId('node-fc1').textContent()).toContain('78%');
  expect(await page.getByTestId('cost-scale').textContent()).toContain('78%');
  await expect.poll(() => tintOf(page, 'node-fc1')).toBeCloseTo(1, 3);
  expect(await tintOf(page, 'node-relu1')).toBe(0);
  const conv2 = await tintOf(page, 'node-conv2');
  expect(conv2).toBeGreaterThan(0);
  expect(conv2).toBeLessThan(1);
  expect(await nameOf(page, 'fc1')).toContain('78% of the parameters');

  // By multiply-adds the second convolution is the dearest.
  await page.getByTestId('cost-measure').getByRole('radio', { name: 'Multiply-adds' }).click();
  const products = 28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 48_000 + 10_080 + 840;
  await expect.poll(() => shareOf(page, 'conv2')).toBeCloseTo(240_000 / products, 10);
  await expect.poll(() => tintOf(page, 'node-conv2')).toBeCloseTo(1, 3);

  // An edit is seen at once: more filters, more of the cost.
  await page.getByTestId('node-conv2').click();
  await page.getByTestId('param-filters').fill('64');
  await expect.poll(() => shareOf(page, 'conv2')).toBeGreaterThan(0.7);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shareOf(page, 'conv2')).toBeCloseTo(240_000 / products, 10);

  // By key: memory next, then off, which is no step of undo; and the window remembers.
  await page.getByTestId('node-relu2').click();
  await page.keyboard.press('m');
  await expect.poll(() => page.getByTestId('announcement').textContent()).toBe('Cost view: memory');
  await expect.poll(() => nameOf(page, 'conv1')).toContain('of the memory');
  await page.reload();
  await expect.poll(() => nameOf(page, 'conv1')).toContain('of the memory');
  await page.keyboard.press('m');
  await expect.poll(() => page.getByTestId('cost-legend').count()).toBe(0);
  expect(await page.getByTestId('node-conv1').getAttribute('data-share')).toBe(null);
  expect(await page.getByTestId('undo').isDisabled()).toBe(steps);
  expect(complaints).toEqual([]);
});

test('a collapsed group is tinted by what its layers cost together', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('cost').click();
  await page.getByTestId('node-fc1').click();
  for (const id of ['relu3', 'fc2']) await page.getByTestId(`node-${id}`).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  const group = page.getByTestId('group-group1');
  expect(Number(await group.getAttribute('data-share'))).toBeCloseTo((48_120 + 10_164) / 61_706, 10);
  expect(await group.textContent()).toContain('94.5%');
  await expect.poll(() => tintOf(page, 'group-group1')).toBeCloseTo(1, 3);
});
