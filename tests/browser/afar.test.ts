import { expect, test } from 'vitest';
import { openBrowser, openTemplate, shapeOf } from './driver.ts';

test('from afar every layer and every wire is there, and near again their words', async () => {
  const { page, complaints } = await openBrowser();
  await openTemplate(page, 'vgg-16');
  const count = (selector: string): Promise<number> => page.locator(selector).count();
  // The whole of it is in sight, too small for words.
  await expect.poll(() => count('.react-flow__node')).toBe(40);
  await expect.poll(() => count('.react-flow__edge-path')).toBe(39);
  expect(await page.getByTestId('node-fc6').textContent()).toBe('');
  expect(await shapeOf(page, 'fc6')).toBe('4096');
  await page.getByTestId('tab-layers').click();
  await page.getByTestId('row-conv1_2').click();
  await expect.poll(() => page.getByTestId('node-conv1_2').textContent()).toContain('224×224×64');
  await expect
    .poll(() => page.locator('.react-flow__edgelabel-renderer').textContent())
    .toContain('224×224×64');
  expect(await count('.react-flow__edge-path')).toBeGreaterThan(4);
  expect(complaints).toEqual([]);
});
