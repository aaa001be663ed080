import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { openBrowser } from './driver.ts';

const stateOf = (page: import('playwright-core').Page) => page.getByTestId('run-state').textContent();

test('statistics are offered where there are none, follow the training, select layers, and are there after a reload', async () => {
  const { page, complaints } = await openBrowser();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('1');
  await page.getByTestId('train').click();
  await expect.poll(() => stateOf(page), { timeout: 60_000 }).toBe('Finished');

  await page.getByTestId('training-main').getByText('Statistics').click();
  await page.getByTestId('statistics-on').click();
  await page.getByText('They are taken every 50 steps of the next training').waitFor();
  await page.getByTestId('train').click();
  await page.getByTestId('statistics').waitFor({ timeout: 60_000 });
  await expect.poll(() => stateOf(page), { timeout: 60_000 }).toBe('Finished');
  const caption = (await page.getByTestId('statistics').locator('caption').textContent()) ?? '';
  expect(caption).toMatch(/^How the layers fare at step \d*[05]0$/);
  const cells = page.getByTestId('statistics-conv1').locator('td');
  expect(await cells.allTextContents()).toEqual([
    expect.stringMatching(/^\d/),
    expect.stringMatching(/^\d/),
    expect.stringMatching(/^\d/),
    expect.stringMatching(/^-?\d.* ± \d/),
    expect.stringMatching(/%$/),
  ]);
  expect(await page.getByTestId('statistics-relu1').locator('td').first().textContent()).toBe('–');

  // By keyboard: a row's name is a button that selects its layer.
  await page.getByTestId('statistics-conv2').getByRole('button').press('Enter');
  await expect.poll(() => page.getByTestId('param-filters').isVisible()).toBe(true);
  expect(await page.getByTestId('statistics-conv2').getAttribute('data-selected')).toBe('');
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="training-panel"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.reload();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('training-main').getByText('Statistics').click();
  await expect.poll(() => page.getByTestId('statistics').locator('caption').textContent()).toBe(caption);
  expect(complaints).toEqual([]);
});

test('what is wrong is coloured and told, in a narrow window and in Chinese too: a learning rate far too low', async () => {
  const { page } = await openBrowser({ locale: 'zh-CN', viewport: { width: 1024, height: 640 } });
  await page.getByTestId('tab-training').click();
  await page.getByTestId('training-view').getByText('设置').click();
  await page.getByTestId('setting-epochs').fill('1');
  await page.getByTestId('setting-learningRate').fill('1e-9');
  await page.getByText('更多设置').click();
  await page.getByTestId('setting-statisticsEvery').fill('10');
  await page.getByTestId('train').click();
  await page.getByTestId('training-view').getByText('逐层统计').click();
  const wrong = page.locator('[data-testid="statistics-conv2"] td[data-concern]');
  await wrong.waitFor({ timeout: 60_000 });
  expect(await wrong.getAttribute('data-concern')).toBe('updateSmall');
  expect(await wrong.getAttribute('title')).toMatch(/^几乎不动/);
  expect(await wrong.textContent()).toContain('几乎不动');
  await expect.poll(() => stateOf(page), { timeout: 60_000 }).toBe('已完成');
});
