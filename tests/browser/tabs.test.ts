import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../support/environment.ts';
import { drag, openBrowser, openTemplate, setParam, shapeOf } from './driver.ts';

const tabs = (page: Page) => page.getByTestId('tab-strip').getByRole('tab');
/** The tabs from left to right, as they are called. */
const names = (page: Page): Promise<string[]> =>
  tabs(page).evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label') ?? ''));
const shown = (page: Page) => page.getByTestId('network-name').inputValue();
const viewOf = (page: Page) => page.locator('.react-flow__viewport').getAttribute('style');

test('several networks in tabs: each with its undo, selection and view; by keyboard, mouse and drag', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  // What nobody touched gives its place, and one network needs no strip.
  await openTemplate(page, 'alexnet');
  await page.getByTestId('node-conv1').waitFor();
  expect(await page.getByTestId('tab-strip').count()).toBe(0);
  await setParam(page, 'conv1', 'filters', '90');
  await openTemplate(page, 'lenet-5');
  await expect.poll(() => names(page)).toEqual(['AlexNet, unsaved changes', 'LeNet-5']);
  expect(await page.getByTestId('undo').isDisabled()).toBe(true);
  await setParam(page, 'conv1', 'filters', '8');
  await page.keyboard.press('Escape');
  await page.getByTestId('canvas').hover();
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(200);
  const view = await viewOf(page);

  await page.keyboard.press('Control+Tab');
  expect(await shown(page)).toBe('AlexNet');
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('55x55x90');
  expect(await page.getByTestId('param-filters').inputValue()).toBe('90');
  await page.getByTestId('undo').click();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('55x55x96');
  await expect.poll(() => names(page)).toEqual(['AlexNet', 'LeNet-5, unsaved changes']);
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x8');
  await expect.poll(() => viewOf(page)).toBe(view);

  // The keyboard on the strip, and the strip by the mouse.
  await tabs(page).last().focus();
  await page.keyboard.press('Home');
  expect(await shown(page)).toBe('AlexNet');
  await expect
    .poll(() =>
      tabs(page)
        .first()
        .evaluate((tab) => tab === document.activeElement),
    )
    .toBe(true);
  await page.keyboard.press('Control+Alt+n');
  await expect.poll(() => shown(page)).toBe('Untitled');
  await page.keyboard.press('Control+t');
  await expect
    .poll(() => names(page))
    .toEqual(['AlexNet', 'Untitled', 'Untitled 2', 'LeNet-5, unsaved changes']);
  const [from, to] = await Promise.all([tabs(page).nth(0).boundingBox(), tabs(page).nth(3).boundingBox()]);
  if (!from || !to) throw new Error('There are no tabs');
  await drag(page, { x: from.x + 30, y: from.y + 15 }, { x: to.x + to.width - 5, y: to.y + 15 });
  await expect
    .poll(() => names(page))
    .toEqual(['Untitled', 'Untitled 2', 'LeNet-5, unsaved changes', 'AlexNet']);
  expect(await shown(page)).toBe('AlexNet');
  await page.keyboard.press('Control+Shift+PageUp');
  await expect
    .poll(() => names(page))
    .toEqual(['Untitled', 'Untitled 2', 'AlexNet', 'LeNet-5, unsaved changes']);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id),
  ).toEqual([]);

  // Middle click, the cross, Delete; what is unsaved is asked about, and comes back with its undo.
  await tabs(page).nth(1).click({ button: 'middle' });
  await tabs(page).nth(0).hover();
  await page.getByTestId('close-Untitled').click();
  await expect.poll(() => names(page)).toEqual(['AlexNet', 'LeNet-5, unsaved changes']);
  await tabs(page).nth(1).click();
  await page.keyboard.press('Delete');
  await page.getByTestId('answer-discard').click();
  await expect.poll(() => page.getByTestId('tab-strip').count()).toBe(0);
  expect(await shown(page)).toBe('AlexNet');
  await page.keyboard.press('Control+Shift+t');
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x8');
  await page.getByTestId('undo').click();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');
  expect(complaints).toEqual([]);
});

test('files: one already open is shown, Save as moves the tab, every unsaved one counts, all come back after a reload', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-tabs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'mine.json');
  await copyFile(join(root, 'resources', 'networks', 'lenet-5.json'), file);
  const { page } = await openBrowser({ file });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await openTemplate(page, 'lenet-5');
  await page.keyboard.press('Control+Shift+s');
  await page.getByTestId('file-name').fill(join(folder, 'copy.json'));
  await page.getByTestId('file-accept').click();
  // Two networks of one name are told apart by their files.
  await expect.poll(() => names(page)).toEqual(['LeNet-5 (mine.json)', 'LeNet-5 (copy.json)']);
  await page.keyboard.press('Control+o');
  await page.getByTestId('file-name').fill(file);
  await page.getByTestId('file-accept').click();
  await expect.poll(() => tabs(page).first().getAttribute('aria-selected')).toBe('true');
  expect(await tabs(page).count()).toBe(2);
  await setParam(page, 'conv1', 'filters', '7');
  await tabs(page).last().click();
  // The window has something to save, though not in the tab that is shown.
  expect(await page.getByTestId('dirty').count()).toBe(0);
  await expect.poll(() => page.title()).toBe('• LeNet-5 – Netloom');
  await page.waitForTimeout(1200);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect.poll(() => names(page)).toEqual(['LeNet-5 (mine.json), recovered', 'LeNet-5 (copy.json)']);
  await expect.poll(() => tabs(page).last().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Control+Tab');
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x7');
  await page.keyboard.press('Control+s');
  await expect.poll(() => names(page)).toEqual(['LeNet-5 (mine.json)', 'LeNet-5 (copy.json)']);
  expect(readFileSync(file, 'utf8')).toContain('"filters": 7');
  await expect.poll(() => page.title()).toBe('LeNet-5 – Netloom');
});

test('training stays with the network it was started for', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('200');
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-state').textContent(), { timeout: 60_000 }).toBe('Training');
  expect(await page.getByTestId('other-network').count()).toBe(0);
  await page.keyboard.press('Control+Alt+n');
  await expect.poll(() => names(page)).toEqual(['LeNet-5, in training, unsaved changes', 'Untitled']);
  // The other tab has no run of its own; it can look at the one that there is, and is told whose it is.
  expect(await page.getByTestId('run-state').count()).toBe(0);
  await page.getByTestId('show-active').click();
  await expect.poll(() => page.getByTestId('other-network').textContent()).toContain('“LeNet-5”');
  await page.getByTestId('show-network').click();
  expect(await shown(page)).toBe('LeNet-5');
  expect(await page.getByTestId('other-network').count()).toBe(0);
  expect(await page.getByTestId('run-state').textContent()).toBe('Training');
  await page.keyboard.press('Control+Tab');
  await page.getByTestId('watch').click();
  expect(await shown(page)).toBe('LeNet-5');
  await page.getByTestId('stop').click();
  await expect.poll(() => page.getByTestId('run-state').textContent(), { timeout: 30_000 }).toBe('Stopped');
  await expect.poll(() => names(page)).toEqual(['LeNet-5, unsaved changes', 'Untitled']);
  expect(complaints).toEqual([]);
});
