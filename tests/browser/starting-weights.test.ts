import { expect, test } from 'vitest';
import { openBrowser, setParam } from './driver.ts';

test('a changed network starts from the weights of a past run, and the panel says what was taken and what not', async () => {
  const { page, complaints } = await openBrowser();
  const ended = async (): Promise<void> => {
    await page.getByTestId('train').click();
    await expect
      .poll(() => page.getByTestId('run-state').textContent(), { timeout: 60_000 })
      .toBe('Finished');
  };
  await page.getByTestId('tab-training').click();
  // Nothing to start from yet.
  expect(await page.getByTestId('setting-init').count()).toBe(0);
  await page.getByTestId('setting-epochs').fill('1');
  await ended();
  expect(await page.getByTestId('started-from').count()).toBe(0);

  await setParam(page, 'fc2', 'units', '90');
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-init').click();
  await page.getByRole('option', { name: 'LeNet-5' }).click();
  await ended();
  const line = page.getByTestId('started-from');
  expect(await line.locator('summary').textContent()).toMatch(/-lenet-5: 7 of 10 weights taken over$/);
  expect(await page.getByTestId('skipped-weights').isVisible()).toBe(false);
  await line.locator('summary').click();
  expect(await page.getByTestId('skipped-weights').locator('li').allTextContents()).toEqual([
    'fc2/kernel is 120×84 there and 120×90 here',
    'fc2/bias is 84 there and 90 here',
    'fc3/kernel is 84×10 there and 90×10 here',
  ]);
  expect(complaints).toEqual([]);

  // It is kept with the run.
  await page.reload();
  await page.getByTestId('tab-training').click();
  await expect.poll(() => line.locator('summary').textContent(), { timeout: 10_000 }).toMatch(/7 of 10/);
});
