import { expect, test } from 'vitest';
import { drag, openBrowser, shapeOf, totalOf } from './driver.ts';

test('a template is found in the gallery by search or by keys, and opens laid out', async () => {
  const { page, complaints } = await openBrowser();
  const gallery = page.getByTestId('template-gallery');
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.template').click();
  await expect.poll(() => gallery.getByRole('button', { name: /parameters/ }).count()).toBe(17);
  await expect.poll(() => gallery.locator('img').count()).toBe(17);
  for (const image of await gallery.locator('img').all())
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(20);
  expect(await page.getByTestId('template-vgg-16').innerText()).toContain('138M parameters');

  // Focus is in the search; Enter takes the first that is found.
  await page.keyboard.type('res net 50');
  await expect.poll(() => gallery.getByRole('button', { name: /parameters/ }).count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => totalOf(page, 'parameters')).toBe(25_610_152);
  await gallery.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+Alt+t');
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowLeft'])
    await page.keyboard.press(key);
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  expect(focused).toBe('template-lenet-5');
  await page.keyboard.press('Enter');
  await expect.poll(() => totalOf(page, 'parameters')).toBe(61_706);
  expect(complaints).toEqual([]);
});

test('the largest template opens with all its layers', async () => {
  const { page } = await openBrowser();
  await page.keyboard.press('Control+Alt+t');
  await page.getByTestId('template-densenet-121').click();
  await expect.poll(() => totalOf(page, 'parameters')).toBe(8_062_504);
});

test('an empty canvas offers them, in Chinese too', async () => {
  const { page } = await openBrowser({ locale: 'zh-CN', viewport: { width: 1024, height: 640 } });
  await page.keyboard.press('Control+Alt+n');
  await page.getByTestId('start-template').click();
  await page.getByText('从模板新建', { exact: true }).waitFor();
  await page.getByTestId('template-search').fill('残差块');
  await page.getByTestId('template-resnet-18').click();
  await expect.poll(() => totalOf(page, 'parameters')).toBe(11_699_112);
});

test('a block is added as one: by click after the selection, by drag onto an edge, fitted to what comes in', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'pool1')).toBe('14x14x6');
  const before = await totalOf(page, 'parameters');
  await page.getByTestId('node-pool1').click();
  await page.getByTestId('palette-search').fill('residual');
  await page.getByTestId('palette-block-residual').click();
  // Six channels come in: two convolutions of 6·3·3·6 weights and two normalisations of 4·6.
  await expect.poll(() => totalOf(page, 'parameters')).toBe(before + 2 * 324 + 2 * 24);
  await page.keyboard.press('f');
  await expect.poll(() => shapeOf(page, 'residual1_relu2')).toBe('14x14x6');
  expect(await shapeOf(page, 'softmax')).toBe('10');
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toContain('Residual');
  await page.getByTestId('undo').click();
  await expect.poll(() => totalOf(page, 'parameters')).toBe(before);
  expect(await page.getByTestId('node-residual1_conv1').count()).toBe(0);

  await page.getByTestId('palette-search').fill('');
  const item = page.getByTestId('palette-block-squeeze-excite');
  await item.scrollIntoViewIfNeeded();
  const [from, conv, relu] = [
    await item.boundingBox(),
    await page.getByTestId('node-conv2').boundingBox(),
    await page.getByTestId('node-relu2').boundingBox(),
  ];
  if (!from || !conv || !relu) throw new Error('Something is not to be seen');
  await drag(
    page,
    { x: from.x + 20, y: from.y + 10 },
    { x: conv.x + conv.width / 2, y: (conv.y + conv.height + relu.y) / 2 },
  );
  await expect.poll(() => shapeOf(page, 'se1_scale')).toBe('10x10x16');
  await page.keyboard.press('f');
  await page.getByTestId('node-softmax').waitFor();
  expect(await shapeOf(page, 'softmax')).toBe('10');
  expect(complaints).toEqual([]);
});
