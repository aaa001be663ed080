import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../support/environment.ts';
import { openBrowser, shapeOf } from './driver.ts';

test('unsaved changes: asked about with Save in focus; a second window has its own; a missing folder is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'mine.json');
  await copyFile(join(root, 'resources', 'networks', 'lenet-5.json'), file);
  const { page, address } = await openBrowser({ file });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('node-relu4').click();
  await page.keyboard.press('Delete');
  await page.getByTestId('dirty').waitFor();
  await page.waitForTimeout(600);

  // Another window on the same file has what is on disk: the first one's edits are its own while it lives.
  const second = await page.context().newPage();
  await second.goto(address);
  await second.getByTestId('engine').waitFor();
  await second.getByTestId('node-relu4').waitFor();
  expect(await second.getByTestId('dirty').count()).toBe(0);
  await second.close();

  await page.keyboard.press('Control+w');
  await expect
    .poll(() => page.getByTestId('answer-save').evaluate((button) => button === document.activeElement))
    .toBe(true);
  await page.getByTestId('answer-cancel').click();
  expect(await page.getByTestId('node-relu4').count()).toBe(0);

  await page.keyboard.press('Control+Shift+s');
  await page.getByTestId('file-name').fill(join(folder, 'none', 'a'));
  await page.getByTestId('file-accept').click();
  // In the toast: for a moment a live region has the same words.
  const missing = `There is no folder for ${join(folder, 'none', 'a.json')}`;
  await page.getByTestId('toast-error').getByText(missing).waitFor();
});

test('a file whose groups make no sense opens all the same, and says what is not shown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'odd.json');
  const lenet = JSON.parse(await readFile(join(root, 'resources', 'networks', 'lenet-5.json'), 'utf8'));
  await writeFile(file, JSON.stringify({ ...lenet, groups: 'mine' }));
  const { page } = await openBrowser({ file });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const notice = page.getByTestId('toast-warning');
  await notice.getByText('Not all of “odd.json” is shown').waitFor();
  expect(await notice.innerText()).toContain('groups must be a list; got "mine"');
  await page.keyboard.press('Control+s');
  await page.getByTestId('toast-success').waitFor();
  expect(JSON.parse(await readFile(file, 'utf8')).groups).toBe('mine');
});
