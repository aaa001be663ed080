import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, openTemplate, setParam, shapeOf, totalOf } from './driver.ts';

const rowsOf = (page: Page): Promise<string[]> =>
  page
    .locator('[data-testid^="compare-row-"]')
    .evaluateAll((rows) =>
      rows.map((row) => `${row.getAttribute('data-kind')} ${row.getAttribute('data-testid')?.slice(12)}`),
    );
const row = (page: Page, id: string) => page.getByTestId(`compare-row-${id}`);
const words = async (page: Page, id: string): Promise<string> =>
  ((await row(page, id).innerText()) ?? '').replace(/\s+/g, ' ');

test('a network with its last saved version: every difference with both values, and the totals; it follows the edits', async () => {
  const { page, complaints } = await openBrowser();
  await openTemplate(page, 'lenet-5');
  await page.keyboard.press('Control+s');
  await page.getByTestId('file-name').fill('mine');
  await page.getByTestId('file-accept').click();
  await expect.poll(() => page.getByTestId('dirty').count()).toBe(0);
  const parameters = await totalOf(page, 'parameters');
  await setParam(page, 'conv1', 'filters', '8');
  await page.getByTestId('node-relu4').click();
  await page.keyboard.press('Delete');
  // By keyboard alone: the command, the field's first choice, the list.
  await page.keyboard.press('Control+Alt+c');
  await expect
    .poll(() => page.getByTestId('compare-search').evaluate((field) => field === document.activeElement))
    .toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('compare-before').textContent()).toBe('LeNet-5as saved');
  expect(await rowsOf(page)).toEqual([
    ...[
      'changed conv1',
      'affected relu1',
      'affected pool1',
      'affected conv2',
      'removed relu4',
      'changed fc3',
    ],
  ]);
  expect(await words(page, 'conv1')).toContain('Filters 6 → 8');
  expect(await words(page, 'conv1')).toContain('28×28×6 → 28×28×8');
  expect(await words(page, 'fc3')).toContain('Inputs relu4 → fc2');
  const figure = page.getByTestId('compare-parameters');
  expect(await figure.getAttribute('data-before')).toBe(String(parameters));
  expect(await figure.getAttribute('data-after')).toBe(String(await totalOf(page, 'parameters')));
  expect(await figure.textContent()).toContain('+852 (+1.4 %)');
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="compare-panel"]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  // A row shows its layer; undone, nothing differs.
  await row(page, 'conv2').getByRole('button').press('Enter');
  await expect.poll(() => page.getByTestId('param-filters').inputValue()).toBe('16');
  await page.getByTestId('undo').click();
  await expect.poll(() => rowsOf(page)).not.toContain('removed relu4');
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('compare-summary').textContent()).toContain('Nothing differs');
  await page.getByTestId('compare-end').click();
  expect(await page.getByTestId('tab-compare').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('two networks in tabs: matched by structure, a row leads to its tab; a template gets a tab when it is asked for', async () => {
  const { page, complaints } = await openBrowser();
  await openTemplate(page, 'lenet-5');
  await openTemplate(page, 'lenet-5');
  await page.getByTestId('node-conv1').click();
  await page.getByTestId('node-id').fill('first');
  await page.getByTestId('network-name').fill('Mine');
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.compare').click();
  await page.getByTestId('compare-with-document-LeNet-5').click();
  await expect.poll(() => rowsOf(page)).toEqual(['changed first']);
  expect(await words(page, 'first')).toContain('Identifier conv1 → first');
  expect((await page.getByTestId('compare-network').innerText()).replace(/\s+/g, ' ')).toBe(
    'Name LeNet-5 → Mine',
  );
  await page.getByTestId('compare-all').click();
  expect(await rowsOf(page)).toHaveLength(13);
  // The other side is a tab: it is edited, and the comparison follows.
  await page.getByTestId('document-LeNet-5').click();
  await row(page, 'fc1').click();
  await expect.poll(() => page.getByTestId('param-units').inputValue()).toBe('120');
  expect(await page.getByTestId('network-name').inputValue()).toBe('LeNet-5');
  await page.getByTestId('param-units').fill('100');
  await expect.poll(() => row(page, 'fc1').getAttribute('data-kind')).toBe('changed');
  await page.getByTestId('compare-swap').click();
  await expect.poll(() => page.getByTestId('compare-before').textContent()).toBe('Mine');

  await page.getByTestId('compare-panel').getByText('Compare with…').click();
  await page.getByTestId('compare-search').fill('alex');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('compare-before').textContent()).toBe('AlexNettemplate');
  await page.locator('[data-kind="removed"] button').first().click();
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toBe('AlexNet');
  expect(await page.getByTestId('compare-before').textContent()).toBe('AlexNet');
  await expect.poll(() => page.locator('[data-testid^="node-"]').count()).toBeGreaterThan(0);
  expect(await shapeOf(page, 'input')).toBe('227x227x3');
  // With the tab goes the comparison.
  await page.keyboard.press('Control+w');
  await expect.poll(() => page.getByTestId('tab-compare').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('Enter takes what is called so, before what has the letters in it', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('network-name').fill('Mine');
  await page.keyboard.press('Enter');
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.compare').click();
  await page.getByTestId('compare-search').fill('lenet');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('compare-before').textContent()).toBe('LeNet-5template');
});
