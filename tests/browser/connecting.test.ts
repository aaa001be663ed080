import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { edgesOf, openBrowser, openTemplate, shapeOf } from './driver.ts';

/** What has the keyboard on the canvas, by its id there. */
const focused = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id') ?? '',
  );
const focus = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`).focus();
const announced = (page: Page) => page.getByTestId('announcement').textContent();
const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');
/** The rows of the list, in words, by heading. */
const listed = (page: Page) =>
  page
    .getByTestId('connect-menu')
    .getByRole('group')
    .evaluateAll((groups) =>
      Object.fromEntries(
        groups.map((group) => [
          group.getAttribute('aria-label') ?? '',
          [...group.querySelectorAll('[role="option"]')].map((option) =>
            (option as HTMLElement).innerText.replace(/\s+/g, ' '),
          ),
        ]),
      ),
    );
const closed = (page: Page) => expect.poll(() => page.getByTestId('connect-menu').count()).toBe(0);

test('W lists what a layer can be connected to, and why not; Enter connects, one step', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  // A sum behind relu1, that conv1 shall feed too.
  await focus(page, 'relu1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await page.keyboard.type('add');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('add1');
  const before = await edgesOf(page);

  await focus(page, 'conv1');
  await page.keyboard.press('w');
  expect(await page.getByTestId('connect-search').getAttribute('placeholder')).toBe('Connect conv1 to');
  const all = await listed(page);
  // Its second input is free, its first is fed: the list says which.
  expect(all.Fits).toEqual(['add1 Add input 2']);
  expect(all['Fits in place of another']).toContain('add1 Add input 1 · in place of relu1');
  expect(all['Fits in place of another']).toContain('conv2 Convolution in place of pool1');
  expect(all['Cannot be connected']).toContain('input Input 28×28×1 input takes no input');
  expect(all['Cannot be connected']).toContain('relu1 ReLU 28×28×6 conv1 already leads there');
  await page.keyboard.type('add');
  expect((await listed(page)).Fits).toEqual(['add1 Add input 2']);
  await page.keyboard.press('Enter');
  await closed(page);
  await expect.poll(() => edgesOf(page)).toHaveLength(before.length + 1);
  expect(await edgesOf(page)).toContain('conv1 → add1');
  expect(await undoName(page)).toBe('Undo connect conv1 to add1');
  expect(await announced(page)).toBe('conv1 connected to add1');
  await expect.poll(() => focused(page)).toBe('conv1');
  await expect.poll(() => shapeOf(page, 'add1')).toBe('28x28x6');
  await page.keyboard.press('Control+z');
  await expect.poll(() => edgesOf(page)).toEqual(before);

  // What cannot be is not done; Escape gives the keyboard back.
  await page.keyboard.press('w');
  await page.keyboard.type('relu1');
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('connect-menu').count()).toBe(1);
  await page.keyboard.press('Escape');
  await closed(page);
  await expect.poll(() => focused(page)).toBe('conv1');
  expect(await edgesOf(page)).toEqual(before);

  // The other way: the sum's free input first, and nothing that it leads to.
  await focus(page, 'add1');
  await page.keyboard.press('Shift+W');
  expect(await page.getByTestId('connect-search').getAttribute('placeholder')).toBe(
    'Take input of add1 from',
  );
  const sources = await listed(page);
  expect(sources.Fits?.[0]).toMatch(/^relu1 |^conv1 /);
  expect(sources['Cannot be connected']?.join(' ')).toContain(
    'This would make a cycle: add1 already leads to pool1',
  );
  expect(sources['Cannot be connected']?.filter((row) => row.startsWith('pool1 '))).toHaveLength(1);
  await page.keyboard.type('conv1');
  await page.keyboard.press('Enter');
  await expect.poll(() => edgesOf(page)).toContain('conv1 → add1');
  expect(await undoName(page)).toBe('Undo connect conv1 to add1');
  await expect.poll(() => focused(page)).toBe('add1');

  // By pointer from the menu of the card, in place of what feeds it.
  await page.getByTestId('node-pool2').click({ button: 'right' });
  await page.getByTestId('menu-edit.connectFrom').click();
  await page.getByTestId('connect-menu').waitFor();
  await page.keyboard.type('conv2');
  await page.keyboard.press('Enter');
  await expect.poll(() => edgesOf(page)).toContain('conv2 → pool2');
  expect(await edgesOf(page)).not.toContain('relu2 → pool2');
  expect(complaints).toEqual([]);
});

test('what does not fit yet says why, and is connected all the same, as a wire is', async () => {
  const { page } = await openBrowser({ locale: 'zh-CN' });
  await openTemplate(page, 'residual-shapes');
  await expect.poll(() => page.locator('.react-flow__node').count()).toBeGreaterThan(10);
  const sum = page.locator('[data-type="Add"]').first();
  const id = (await sum.getAttribute('data-testid'))!.replace('node-', '');
  await sum.click();
  await page.keyboard.press('Shift+W');
  await page.getByTestId('connect-menu').waitFor();
  const rows = await listed(page);
  expect(rows.尚不匹配?.length).toBeGreaterThan(0);
  await page.keyboard.type('input');
  const row = (await listed(page)).尚不匹配?.[0] ?? '';
  expect(row).toContain('输入');
  await page.getByTestId('connect-menu').getByRole('option').first().click();
  await closed(page);
  await expect.poll(() => edgesOf(page)).toContain(`input → ${id}`);
  await expect.poll(() => shapeOf(page, id)).toBe(null);
  await page.keyboard.press('Control+z');
  await expect.poll(() => edgesOf(page)).not.toContain(`input → ${id}`);
});
