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
  // Names stand beside the cards, as large as other small text, and none on another; wires are no thinner than a pixel.
  const names = await page
    .getByTestId('far-names')
    .locator('span')
    .evaluateAll((spans) =>
      spans.map((span) => {
        const { x, y, width, height } = span.getBoundingClientRect();
        return { name: span.textContent, x, y, right: x + width, bottom: y + height };
      }),
    );
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['input', 'conv1_1', 'fc6', 'fc8']));
  for (const { name, y, bottom } of names) expect(bottom - y, `${name}`).toBeGreaterThan(11);
  for (const one of names)
    for (const other of names)
      if (one !== other)
        expect(
          one.right <= other.x || other.right <= one.x || one.bottom <= other.y || other.bottom <= one.y,
          `${one.name} and ${other.name}`,
        ).toBe(true);
  const wire = await page
    .locator('.react-flow__edge-path')
    .first()
    .evaluate((path) => {
      const zoom = path.getBoundingClientRect().height / (path as SVGPathElement).getBBox().height;
      return Number.parseFloat(window.getComputedStyle(path).strokeWidth) * zoom;
    });
  expect(wire).toBeGreaterThan(0.99);
  expect(await shapeOf(page, 'fc6')).toBe('4096');
  await page.getByTestId('tab-layers').click();
  await page.getByTestId('row-conv1_2').click();
  await expect.poll(() => page.getByTestId('node-conv1_2').textContent()).toContain('224×224×64');
  await expect
    .poll(() => page.locator('.react-flow__edgelabel-renderer').textContent())
    .toContain('224×224×64');
  expect(await page.getByTestId('far-names').count()).toBe(0);
  expect(await count('.react-flow__edge-path')).toBeGreaterThan(4);
  expect(complaints).toEqual([]);
});

test('the whole network in view is clear of the buttons in the corner', async () => {
  const { page } = await openBrowser({ viewport: { width: 1024, height: 640 } });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  for (const hidden of ['nothing', 'inspector', 'palette']) {
    if (hidden !== 'nothing') await page.getByTestId(`toggle-${hidden}`).click();
    await page.getByTestId('fit').click();
    await page.waitForTimeout(500);
    const card = await page.getByTestId('node-softmax').boundingBox();
    const bar = await page.locator('[data-canvas-bar]').boundingBox();
    const clear = card!.y + card!.height <= bar!.y || card!.x >= bar!.x + bar!.width;
    expect(clear, hidden).toBe(true);
  }
});
