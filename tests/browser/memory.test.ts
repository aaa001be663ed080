import { expect, test } from 'vitest';
import { openBrowser } from './driver.ts';

test('the settings tell how much memory a training takes, in parts; what does not fit is said before and refused', async () => {
  const { page, complaints } = await openBrowser();
  await page.getByTestId('tab-training').click();
  const line = page.getByTestId('memory-estimate');
  await expect.poll(() => line.locator('summary').textContent()).toMatch(/^About 3\d\d\sMiB of memory$/);
  expect(await page.getByTestId('memory-parts').isVisible()).toBe(false);
  await line.locator('summary').click();
  expect(await page.getByTestId('memory-parts').locator('dt').allTextContents()).toHaveLength(8);
  expect(await page.getByTestId('memory-parts').textContent()).toMatch(/Data set7\.51\sMiB/);

  // 8000 samples at once through 4096 filters: two values of 96 GiB.
  await page.getByTestId('node-conv1').click();
  await page.getByTestId('param-filters').fill('4096');
  await page.getByTestId('setting-batchSize').fill('65536');
  const tooMuch = page.getByTestId('memory-too-much');
  await expect.poll(() => tooMuch.textContent()).toMatch(/^This machine has .* A batch of \d+ would do\.$/);
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-state').textContent(), { timeout: 20_000 }).toBe('Failed');
  await page.getByTestId('problem-memory').waitFor();
  expect(await page.getByTestId('train-anyway').isEnabled()).toBe(true);
  expect(complaints).toEqual([]);
});
