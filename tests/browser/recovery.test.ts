import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser, openTemplate, setParam, shapeOf } from './driver.ts';

function testHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'netloom-recovery-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return home;
}

const names = (page: Page): Promise<string[]> =>
  page
    .getByRole('tablist', { name: 'Open networks' })
    .getByRole('tab')
    .evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label') ?? ''));
const filtersOf = async (page: Page): Promise<number> =>
  Number((await shapeOf(page, 'conv1'))?.split('x')[2]);

interface Edit {
  readonly value: number;
  readonly at: number;
}

/** Types one value after the other, hardly pausing, until `until` is over or the page is gone. */
async function typeOn(page: Page, first: number, until: number): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  for (let value = first; Date.now() < until; value++) {
    try {
      await page.getByTestId('param-filters').fill(String(value), { timeout: 1000 });
    } catch {
      break;
    }
    edits.push({ value, at: Date.now() });
    await new Promise((resolve) => setTimeout(resolve, 20 + 100 * Math.random()));
  }
  return edits;
}

/** What has to be there again after a crash: the last edit that was two seconds old. */
const due = (edits: readonly Edit[], killed: number): number =>
  Math.max(0, ...edits.filter(({ at }) => at < killed - 2000).map(({ value }) => value));

test('killed at any moment, server and browser at once: no edit older than two seconds is lost, in any tab or window', async () => {
  const home = testHome();
  let first = 7;
  let second = 7;
  for (const [round, delay] of [2100, 2600 + 1500 * Math.random(), 3300 + 1000 * Math.random()].entries()) {
    const app = await openBrowser({ home });
    const { page } = app;
    if (round === 0) await openTemplate(page, 'lenet-5');
    else {
      await expect.poll(() => names(page)).toHaveLength(2);
      for (const name of await names(page)) expect(name).toMatch(/^(One|Two), recovered$/);
      await page.getByTestId('recovered').waitFor();
      await page.getByTestId('document-One').click();
      expect(await filtersOf(page)).toBeGreaterThanOrEqual(first);
      await page.getByTestId('document-Two').click();
      expect(await filtersOf(page)).toBeGreaterThanOrEqual(second);
      await page.getByTestId('document-One').click();
      first = await filtersOf(page);
      // The second one goes, so that the other window can have it anew.
      await page.getByTestId('document-Two').click();
      await page.getByTestId('recovered-discard').click();
    }
    await page.getByTestId('network-name').fill('One');
    const other = await page.context().newPage();
    await other.goto(app.address);
    await other.getByTestId('engine').waitFor();
    await other.getByTestId('network-name').fill('Two');
    for (const each of [page, other]) await each.getByTestId('node-conv1').click();

    const kill = await app.killer();
    const start = Date.now();
    const typing = Promise.all([
      typeOn(page, first + 1, start + delay + 3000),
      typeOn(other, 8, start + delay + 3000),
    ]);
    await new Promise((resolve) => setTimeout(resolve, delay));
    const killed = kill();
    const [ones, twos] = await typing;
    expect(ones.length).toBeGreaterThan(8);
    first = Math.max(first, due(ones, killed));
    second = due(twos, killed);
  }
  const { page } = await openBrowser({ home });
  await expect.poll(() => names(page)).toHaveLength(2);
  await page.getByTestId('document-One').click();
  expect(await filtersOf(page)).toBeGreaterThanOrEqual(first);
  await page.getByTestId('document-Two').click();
  expect(await filtersOf(page)).toBeGreaterThanOrEqual(second);
});

test('a recovered file: what is on disk when discarded, kept when saved; the notice goes with either', async () => {
  const home = testHome();
  mkdirSync(join(home, 'projects'));
  const open = await openBrowser({ home });
  await openTemplate(open.page, 'lenet-5');
  await open.page.keyboard.press('Control+s');
  await open.page.getByTestId('file-name').fill('mine');
  await open.page.getByTestId('file-accept').click();
  await expect.poll(() => open.page.getByTestId('dirty').count()).toBe(0);
  await setParam(open.page, 'conv1', 'filters', '9');
  await open.page.waitForTimeout(2000);
  (await open.killer())();

  const { page, complaints } = await openBrowser({ home });
  await expect.poll(() => filtersOf(page)).toBe(9);
  expect(await page.getByTestId('recovered').textContent()).toContain('were recovered');
  await page.getByTestId('recovered-discard').click();
  await expect.poll(() => filtersOf(page)).toBe(6);
  expect(await page.getByTestId('dirty').count()).toBe(0);
  expect(await page.getByTestId('recovered').count()).toBe(0);
  await setParam(page, 'conv1', 'filters', '10');
  await page.waitForTimeout(1200);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByTestId('recovered').waitFor();
  await page.keyboard.press('Control+s');
  await expect.poll(() => page.getByTestId('recovered').count()).toBe(0);
  await page.waitForTimeout(1200);
  await page.reload();
  await expect.poll(() => filtersOf(page)).toBe(10);
  expect(await page.getByTestId('recovered').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('where drafts cannot be written the window says so, goes on editing, and tries again', async () => {
  const home = testHome();
  mkdirSync(join(home, 'data'));
  // Nobody can make a folder where a file is.
  const blocking = join(home, 'data', 'drafts');
  writeFileSync(blocking, '');
  const { page } = await openBrowser({ home });
  await setParam(page, 'conv1', 'filters', '9');
  await page.getByTestId('autosave-fails').waitFor();
  await page.getByTestId('param-filters').fill('10');
  await expect.poll(() => filtersOf(page)).toBe(10);
  rmSync(blocking);
  await expect.poll(() => page.getByTestId('autosave-fails').count(), { timeout: 12_000 }).toBe(0);
});
