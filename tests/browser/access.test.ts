import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { openBrowser, shapeOf } from './driver.ts';

const looks = [
  { name: 'light, English', colorScheme: 'light', locale: 'en-US' },
  { name: 'dark, Chinese', colorScheme: 'dark', locale: 'zh-CN' },
] as const;

test.each(looks)('no serious barrier that axe knows: $name', async ({ colorScheme, locale }) => {
  const { page } = await openBrowser({ colorScheme, locale, viewport: { width: 1024, height: 640 } });
  const serious = async (): Promise<readonly string[]> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  };
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  expect(await serious()).toEqual([]);
  await page.getByTestId('node-conv2').click();
  await page.getByTestId('param-kernel').fill('20');
  for (const tab of ['training', 'data', 'problems', 'layers']) {
    await page.getByTestId(`tab-${tab}`).click();
    await page.waitForTimeout(400);
    expect(await serious()).toEqual([]);
  }
});

test('by keyboard alone: search a layer, add it, set a parameter, undo', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'pool2')).toBe('5x5x16');
  // Tab goes along the layers in the order in which they are computed.
  await page.getByTestId('node-pool2').click();
  await page.keyboard.press('/');
  await page.keyboard.type('batch');
  await page.keyboard.press('Enter');
  await expect.poll(() => shapeOf(page, 'batchnorm1')).toBe('5x5x16');
  expect(await page.getByTestId('announcement').textContent()).toContain('Batch normalisation');
  expect(await shapeOf(page, 'fc1')).toBe('120');
  await page.getByTestId('param-momentum').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0.99');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('node-batchnorm1').count()).toBe(0);
  await page.getByTestId('node-pool2').click();
  await page.keyboard.press('?');
  await page.getByTestId('shortcuts').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('shortcuts').count()).toBe(0);
});

test('by keyboard alone: feed the second input of a sum, replace it, take it away', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'relu1')).toBe('28x28x6');
  const choose = async (slot: number, option: string): Promise<void> => {
    await page.getByTestId(`input-${slot}`).press('Enter');
    await page.getByRole('option', { name: option, exact: true }).press('Enter');
    await expect.poll(() => page.getByRole('option').count()).toBe(0);
  };
  await page.locator('.react-flow__node[data-id="relu1"]').press('Enter');
  await page.keyboard.press('/');
  await page.keyboard.type('add');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('input-0').textContent()).toBe('relu1');
  expect(await page.getByTestId('input-1').textContent()).toBe('nothing');
  expect(await shapeOf(page, 'add1')).toBe(null);
  await choose(1, 'conv1');
  await expect.poll(() => shapeOf(page, 'add1')).toBe('28x28x6');
  expect(await page.getByTestId('announcement').textContent()).toBe('conv1 connected to add1');
  // What would make a cycle is not offered.
  await page.getByTestId('input-1').press('Enter');
  const offered = await page.getByRole('option').allTextContents();
  expect(offered).toContain('input');
  expect(offered).not.toContain('pool1');
  await page.keyboard.press('Escape');
  await choose(1, 'nothing');
  await expect.poll(() => shapeOf(page, 'add1')).toBe(null);
  await page.keyboard.press('Escape');
  await page.getByTestId('undo').press('Enter');
  await expect.poll(() => shapeOf(page, 'add1')).toBe('28x28x6');
});

test('the language and the look are chosen in the window and kept', async () => {
  const { page } = await openBrowser();
  const choose = async (menu: string, item: string): Promise<void> => {
    await page.getByTestId('more-menu').click();
    await page.getByTestId(`menu-${menu}`).press('ArrowRight');
    await page.getByTestId(`menu-${item}`).press('Enter');
  };
  await choose('language', 'view.chinese');
  await expect.poll(() => page.getByTestId('train-now').textContent()).toBe('训练');
  await choose('theme', 'view.themeDark');
  await page.reload();
  await expect.poll(() => page.getByTestId('train-now').textContent()).toBe('训练');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  // No English is left where words are shown; names of layers and units are the field's own.
  const words = await page.locator('aside, header').allInnerTexts();
  expect(words.join(' ')).not.toMatch(/\b(Search|File|Network|Totals|Layers|Parameters|Pooling)\b/);
});
