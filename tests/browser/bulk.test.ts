import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drag, openBrowser, shapeOf } from './driver.ts';

const box = async (page: Page, testId: string) => {
  const found = await page.getByTestId(testId).boundingBox();
  if (!found) throw new Error(`${testId} is not to be seen`);
  return found;
};
const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');
const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

test('several layers: box select, copy, cut and paste, between windows too', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');

  // A box drawn with Shift selects what it touches.
  const [first, last] = [await box(page, 'node-conv1'), await box(page, 'node-pool1')];
  await page.keyboard.down('Shift');
  await drag(
    page,
    { x: first.x - 30, y: first.y + 4 },
    { x: last.x + last.width + 30, y: last.y + last.height / 2 },
  );
  await page.keyboard.up('Shift');
  await expect.poll(() => page.getByTestId('inspector').textContent()).toContain('3 layers selected');

  await press(page, 'Control+c');
  const before = await page.locator('.react-flow__edge').count();
  await page.mouse.move(first.x + first.width + 260, first.y + 60);
  await press(page, 'Control+v');
  await expect.poll(() => page.getByTestId('node-conv3').count()).toBe(1);
  // The copy has the edges within, and is wired to nothing.
  expect(await page.locator('.react-flow__edge').count()).toBe(before + 2);
  expect(await undoName(page)).toBe('Undo: paste 3 layers');
  const copy = await box(page, 'node-conv3');
  expect(copy.x).toBeGreaterThan(first.x + first.width);
  expect(complaints).toEqual([]);
});
