import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser, openTemplate, shapeOf } from './driver.ts';

const shareOf = async (page: Page, id: string): Promise<number> =>
  Number(await page.getByTestId(`node-${id}`).getAttribute('data-share'));
/** How strongly a card is tinted, as it is drawn. */
const tintOf = (page: Page, testId: string): Promise<number> =>
  page.getByTestId(testId).evaluate((card) => Number(window.getComputedStyle(card, '::before').opacity));
const nameOf = (page: Page, id: string) =>
  page.locator(`.react-flow__node[data-id="${id}"]`).getAttribute('aria-label');

test('cost tints the cards by their share, is counted three ways, and follows edits', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const steps = await page.getByTestId('undo').isDisabled();
  await page.getByTestId('cost').click();
  // LeNet-5: 400·120 + 120 of 61 706 parameters are in fc1.
  await expect.poll(() => shareOf(page, 'fc1')).toBeCloseTo(48_120 / 61_706, 10);
  expect(await page.getByTestId('node-fc1').textContent()).toContain('78%');
  expect(await page.getByTestId('cost-scale').textContent()).toContain('78%');
  await expect.poll(() => tintOf(page, 'node-fc1')).toBeCloseTo(1, 3);
  expect(await tintOf(page, 'node-relu1')).toBe(0);
  const conv2 = await tintOf(page, 'node-conv2');
  expect(conv2).toBeGreaterThan(0);
  expect(conv2).toBeLessThan(1);
  expect(await nameOf(page, 'fc1')).toContain('78% of the parameters');

  // By multiply-adds the second convolution is the dearest.
  await page.getByTestId('cost-measure').getByRole('radio', { name: 'Multiply-adds' }).click();
  const products = 28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 48_000 + 10_080 + 840;
  await expect.poll(() => shareOf(page, 'conv2')).toBeCloseTo(240_000 / products, 10);
  await expect.poll(() => tintOf(page, 'node-conv2')).toBeCloseTo(1, 3);

  // An edit is seen at once: more filters, more of the cost.
  await page.getByTestId('node-conv2').click();
  await page.getByTestId('param-filters').fill('64');
  await expect.poll(() => shareOf(page, 'conv2')).toBeGreaterThan(0.7);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shareOf(page, 'conv2')).toBeCloseTo(240_000 / products, 10);

  // By key: memory next, then off, which is no step of undo; and the window remembers.
  await page.getByTestId('node-relu2').click();
  await page.keyboard.press('m');
  await expect.poll(() => page.getByTestId('announcement').textContent()).toBe('Cost view: memory');
  await expect.poll(() => nameOf(page, 'conv1')).toContain('of the memory');
  await page.reload();
  await expect.poll(() => nameOf(page, 'conv1')).toContain('of the memory');
  await page.keyboard.press('m');
  await expect.poll(() => page.getByTestId('cost-legend').count()).toBe(0);
  expect(await page.getByTestId('node-conv1').getAttribute('data-share')).toBe(null);
  expect(await page.getByTestId('undo').isDisabled()).toBe(steps);
  expect(complaints).toEqual([]);
});

test('a collapsed group is tinted by what its layers cost together', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('cost').click();
  await page.getByTestId('node-fc1').click();
  for (const id of ['relu3', 'fc2']) await page.getByTestId(`node-${id}`).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  const group = page.getByTestId('group-group1');
  expect(Number(await group.getAttribute('data-share'))).toBeCloseTo((48_120 + 10_164) / 61_706, 10);
  expect(await group.textContent()).toContain('94.5%');
  await expect.poll(() => tintOf(page, 'group-group1')).toBeCloseTo(1, 3);
});

/** Rows of the table that are drawn, by layer, from top to bottom. */
const rowsOf = (page: Page): Promise<readonly string[]> =>
  page
    .getByTestId('layers-table')
    .locator('tbody tr[data-testid]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')?.replace('row-', '') ?? ''));
const selectedRows = (page: Page): Promise<readonly string[]> =>
  page
    .getByTestId('layers-table')
    .locator('tr[aria-selected="true"]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')?.replace('row-', '') ?? ''));
/** Whether a row lies between the table's head and foot. */
const isInSight = (page: Page, id: string): Promise<boolean> =>
  page.evaluate((testId) => {
    const table = document.querySelector('[data-testid="layers-table"]')?.getBoundingClientRect();
    const row = document.querySelector(`[data-testid="${testId}"]`)?.getBoundingClientRect();
    return !!table && !!row && row.top >= table.top + 27 && row.bottom <= table.bottom - 27;
  }, `row-${id}`);

test('the table is sorted, says who holds most, and selects with the canvas both ways', async () => {
  const { page, complaints } = await openBrowser();
  await openTemplate(page, 'vgg-16');
  await expect.poll(() => shapeOf(page, 'conv1_1')).toBe('224x224x64');
  await page.getByTestId('tab-layers').click();
  const headline = page.getByTestId('cost-headline');
  await expect.poll(() => headline.textContent()).toBe('Fully connected layers hold 89.4% of the parameters');

  // Sorted by a click, the other way by another, as computed by a third; by keyboard too.
  expect((await rowsOf(page)).slice(0, 3)).toEqual(['input', 'conv1_1', 'relu1_1']);
  await page.getByTestId('sort-parameters').click();
  expect((await rowsOf(page)).slice(0, 3)).toEqual(['fc6', 'fc7', 'fc8']);
  const head = page.getByRole('columnheader', { name: 'Parameters' });
  expect(await head.getAttribute('aria-sort')).toBe('descending');
  await page.getByTestId('sort-parameters').press('Enter');
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  expect((await rowsOf(page))[0]).toBe('input');
  await page.getByTestId('sort-parameters').press('Enter');
  expect(await head.getAttribute('aria-sort')).toBe('none');
  expect((await rowsOf(page)).slice(0, 3)).toEqual(['input', 'conv1_1', 'relu1_1']);

  // Shares are of the chosen measure.
  await page.getByTestId('table-measure').getByRole('radio', { name: 'Multiply-adds' }).click();
  expect(await headline.textContent()).toBe('Convolution layers do 99.2% of the multiply-adds');
  await page.getByTestId('sort-share').click();
  const first = (await rowsOf(page))[0] ?? '';
  // 112²·128 outputs of 3·3·128 products, of 15.5 G; four others do as many.
  expect(Number(await page.getByTestId(`share-${first}`).getAttribute('data-share'))).toBeCloseTo(
    (112 * 112 * 128 * 9 * 128) / 15_470_264_320,
    10,
  );

  // A row shows its card; Ctrl adds another, Shift all between.
  await page.getByTestId('sort-share').click();
  await page.getByTestId('sort-share').click();
  await page.getByTestId('row-conv1_1').click();
  await expect.poll(() => page.getByTestId('node-conv1_1').isVisible()).toBe(true);
  expect(await selectedRows(page)).toEqual(['conv1_1']);
  await page.getByTestId('row-conv1_2').click({ modifiers: ['Control'] });
  expect(await selectedRows(page)).toEqual(['conv1_1', 'conv1_2']);
  await page.getByTestId('row-conv1_1').click();
  await page.getByTestId('row-conv1_2').click({ modifiers: ['Shift'] });
  expect(await selectedRows(page)).toEqual(['conv1_1', 'relu1_1', 'conv1_2']);
  await expect.poll(() => page.getByTestId('inspector').textContent()).toContain('3 layers selected');

  // By keyboard: down one, extend, to the end.
  await page.getByTestId('row-conv1_1').click();
  await page.getByTestId('layers-grid').press('ArrowDown');
  expect(await selectedRows(page)).toEqual(['relu1_1']);
  await page.getByTestId('layers-grid').press('Shift+ArrowDown');
  expect(await selectedRows(page)).toEqual(['relu1_1', 'conv1_2']);
  await page.getByTestId('layers-grid').press('End');
  await expect.poll(() => isInSight(page, 'softmax')).toBe(true);
  expect(await selectedRows(page)).toEqual(['softmax']);
  const active = await page.getByTestId('layers-grid').getAttribute('aria-activedescendant');
  expect(await page.getByTestId('row-softmax').getAttribute('id')).toBe(active);

  // All of a kind, by one click; and selected on the canvas, a layer is found in the table.
  await page.getByTestId('layers-grid').press('Home');
  await expect.poll(() => isInSight(page, 'input')).toBe(true);
  await page.getByTestId('kind-dense').click();
  await expect.poll(() => page.getByTestId('inspector').textContent()).toContain('3 layers selected');
  await expect.poll(() => isInSight(page, 'fc6')).toBe(true);
  await page.getByTestId('layers-grid').press('End');
  await expect.poll(() => page.getByTestId('node-fc8').isVisible()).toBe(true);
  await page.getByTestId('layers-table').evaluate((box) => {
    box.scrollTop = 0;
  });
  await expect.poll(() => isInSight(page, 'fc8')).toBe(false);
  await page.getByTestId('node-fc8').click();
  await expect.poll(() => isInSight(page, 'fc8')).toBe(true);
  expect(await selectedRows(page)).toEqual(['fc8']);
  expect(complaints).toEqual([]);
});

test('of two thousand layers only those in sight are rows, and each is found', async () => {
  const nodes = Array.from({ length: 2000 }, (_, index) =>
    index === 0
      ? { id: 'input', type: 'Input', params: { height: 32, width: 32, channels: 3 } }
      : index % 2 === 1
        ? { id: `conv${index}`, type: 'Conv', params: { filters: 8, kernel: 3, padding: 1 } }
        : { id: `relu${index}`, type: 'ReLU', params: {} },
  );
  const edges = nodes.slice(1).map(({ id }, index) => ({ source: nodes[index]?.id, target: id }));
  const folder = mkdtempSync(join(tmpdir(), 'netloom-understanding-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'deep.json');
  writeFileSync(file, JSON.stringify({ format: 'netloom', version: 1, name: 'Deep', nodes, edges }));
  const { page } = await openBrowser({ file });
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toBe('Deep');
  await page.getByTestId('tab-layers').click();
  await page.getByTestId('row-conv1').waitFor();
  expect((await rowsOf(page)).length).toBeLessThan(60);
  expect(await page.getByTestId('layers-grid').getAttribute('aria-rowcount')).toBe('2002');
  await page.getByTestId('layers-table').evaluate((box) => {
    box.scrollTop = 1000 * 28;
  });
  await expect.poll(() => isInSight(page, 'conv1001')).toBe(true);
  await page.getByTestId('row-conv1001').click();
  await expect.poll(() => page.getByTestId('node-conv1001').isVisible()).toBe(true);
  await page.getByTestId('layers-grid').press('End');
  await expect.poll(() => isInSight(page, 'conv1999')).toBe(true);
  await page.getByTestId('sort-layer').click();
  await expect.poll(() => selectedRows(page)).toEqual(['conv1999']);
  await expect.poll(() => isInSight(page, 'conv1999')).toBe(true);
});

test('a wrong kernel: the shapes before it stay, the badge is there at once, and one click mends it', async () => {
  const { page, complaints } = await openBrowser();
  await openTemplate(page, 'vgg-16');
  await expect.poll(() => shapeOf(page, 'conv1_1')).toBe('224x224x64');
  await page.getByTestId('tab-layers').click();
  await page.getByTestId('row-conv3_1').click();
  await page.getByTestId('toggle-panel').click();
  await expect.poll(() => page.getByTestId('node-conv3_1').isVisible()).toBe(true);
  await page.getByTestId('param-kernel').waitFor();

  // Frames that are drawn from the key to the badge.
  await page.evaluate(() => {
    let frames = 0;
    let counting = false;
    const count = (): void => {
      if (document.querySelector('[data-testid="badge-conv3_1"]')) {
        document.body.dataset.frames = String(frames);
        return;
      }
      if (counting) frames += 1;
      window.requestAnimationFrame(count);
    };
    window.addEventListener('input', () => {
      counting = true;
    });
    window.requestAnimationFrame(count);
  });
  await page.getByTestId('param-kernel').fill('99');
  await expect.poll(() => page.locator('body').getAttribute('data-frames')).not.toBe(null);
  expect(Number(await page.locator('body').getAttribute('data-frames'))).toBeLessThanOrEqual(2);
  expect(await shapeOf(page, 'pool2')).toBe('56x56x128');
  expect(await shapeOf(page, 'conv3_1')).toBe(null);

  // By pointer: what is wrong, and the fix.
  const badge = page.getByTestId('badge-conv3_1');
  expect(await badge.getAttribute('data-severity')).toBe('error');
  await badge.click();
  const problems = page.getByTestId('node-problems');
  expect(await problems.textContent()).toContain('99×99');
  await problems.getByTestId('fix').first().click();
  await expect.poll(() => shapeOf(page, 'conv3_1')).not.toBe(null);
  await expect.poll(() => badge.count()).toBe(0);
  expect(await problems.count()).toBe(0);
  const focused = (name: string) => () =>
    page.evaluate((attribute) => document.activeElement?.getAttribute(attribute), name);
  await expect.poll(focused('data-id')).toBe('conv3_1');
  // One named step, there and back.
  await page.keyboard.press('Control+z');
  await expect.poll(() => badge.count()).toBe(1);
  expect(await page.getByTestId('announcement').textContent()).toMatch(/^Undone: fix: /);
  expect(await shapeOf(page, 'pool2')).toBe('56x56x128');

  // By keyboard: from the card to its badge, Enter, and on to the fix.
  await page.locator('.react-flow__node[data-id="conv3_1"]').focus();
  await badge.focus();
  await page.keyboard.press('Enter');
  await problems.waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => problems.count()).toBe(0);
  await expect.poll(focused('data-testid')).toBe('badge-conv3_1');
  await page.keyboard.press('Enter');
  await problems.getByTestId('fix').first().press('Enter');
  await expect.poll(() => badge.count()).toBe(0);
  expect(await shapeOf(page, 'conv3_1')).not.toBe(null);
  expect(complaints).toEqual([]);
});

test('resting on a card explains it: formula, parameters as a product, and what it sees of a digit', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const explanation = page.getByTestId('explanation');
  const conv2 = page.getByTestId('node-conv2');
  await conv2.hover();
  await explanation.waitFor();
  expect(await explanation.getAttribute('data-node')).toBe('conv2');
  expect(await explanation.textContent()).toContain('(14 − 5 + 2·0)/1 + 1 = 10');
  expect(await page.getByTestId('explained-parameters').textContent()).toBe('5·5·6·16 + 16 = 2416');
  expect(await page.getByTestId('field-words').textContent()).toContain('14×14 of the input’s 28×28');
  // Drawn on a digit, in the middle: 14 of 28 cells, half the width.
  const on = () => page.getByTestId('field-picture').getAttribute('data-on');
  await expect.poll(on, { timeout: 20_000 }).toBe('sample');
  const whole = await page.getByTestId('field-picture').boundingBox();
  const seen = await page.getByTestId('field-seen').boundingBox();
  if (!whole || !seen) throw new Error('no picture');
  expect(seen.width / whole.width).toBeGreaterThan(0.48);
  expect(seen.width / whole.width).toBeLessThan(0.55);
  // Beside the card, never over it.
  const card = await conv2.boundingBox();
  const box = await explanation.boundingBox();
  if (!card || !box) throw new Error('not to be seen');
  expect(box.x >= card.x + card.width || box.x + box.width <= card.x).toBe(true);

  // The pointer goes there without it going away; elsewhere, it is gone.
  await explanation.hover();
  await page.waitForTimeout(400);
  expect(await explanation.count()).toBe(1);
  await page.mouse.move(box.x + box.width + 150, 700);
  await expect.poll(() => explanation.count()).toBe(0);

  // Whoever presses a card works with it: nothing is in the way.
  await conv2.click();
  await page.waitForTimeout(700);
  expect(await explanation.count()).toBe(0);
  await page.keyboard.press('Escape');

  // By key, with the keyboard's focus; Escape gives it back.
  await page.locator('.react-flow__node[data-id="fc1"]').focus();
  await page.keyboard.press('i');
  await explanation.waitFor();
  expect(await page.getByTestId('explained-parameters').textContent()).toBe('400·120 + 120 = 48\u202f120');
  expect(await explanation.textContent()).toContain('Every cell sees all of the input.');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'How fc1 comes about',
  );
  await page.keyboard.press('Escape');
  await expect.poll(() => explanation.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('fc1');

  // An error is explained with its fixes, one click away.
  await page.getByTestId('node-conv2').click();
  await page.getByTestId('param-kernel').fill('99');
  await page.mouse.move(600, 20);
  await conv2.hover({ position: { x: 60, y: 20 } });
  await explanation.waitFor();
  expect(await explanation.getByTestId('problem-windowTooLarge').textContent()).toContain('99×99');
  await explanation.getByTestId('fix').first().click();
  await expect.poll(() => shapeOf(page, 'conv2')).not.toBe(null);
  expect(complaints).toEqual([]);
});

test('a field larger than the input is clipped, and drawn on a grid where no sample fits', async () => {
  const { page } = await openBrowser();
  await openTemplate(page, 'resnet-18');
  await page.getByTestId('tab-layers').click();
  await page.getByTestId('sort-receptiveField').click();
  const [deepest = ''] = await rowsOf(page);
  await page.getByTestId(`row-${deepest}`).click();
  await page.getByTestId('toggle-panel').click();
  await page.keyboard.press('i');
  const explanation = page.getByTestId('explanation');
  await explanation.waitFor();
  // Araujo, Norris & Sim 2019: 435 cells each way.
  expect(await page.getByTestId('field-words').textContent()).toContain('435×435 of the input’s 224×224');
  expect(await explanation.textContent()).toContain('It reaches beyond the edge');
  expect(await page.getByTestId('field-picture').getAttribute('data-on')).toBe('grid');
  const whole = await page.getByTestId('field-picture').boundingBox();
  const seen = await page.getByTestId('field-seen').boundingBox();
  expect(Math.round(seen?.width ?? 0)).toBeGreaterThanOrEqual(Math.round(whole?.width ?? 1));
  await page.keyboard.press('i');
  await expect.poll(() => explanation.count()).toBe(0);
});

test.each([
  { colorScheme: 'light', locale: 'en-US', sums: 'Features' },
  { colorScheme: 'dark', locale: 'zh-CN', sums: '特征' },
] as const)('tints, table and explanation can be read by everybody: $colorScheme, $locale', async (look) => {
  const { page } = await openBrowser({ ...look, viewport: { width: 1024, height: 640 } });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('cost').click();
  await page.getByTestId('tab-layers').click();
  await page.getByTestId('row-fc1').click();
  await page.keyboard.press('i');
  await page.getByTestId('explanation').waitFor();
  expect(await page.getByTestId('explanation').textContent()).toContain(look.sums);
  await expect.poll(() => tintOf(page, 'node-fc1')).toBeCloseTo(1, 3);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
});

test('a collapsed group is explained too: what its layers cost together', async () => {
  const { page } = await openBrowser();
  await openTemplate(page, 'inception');
  await expect.poll(() => shapeOf(page, 'inception_output')).toBe('28x28x256');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  const group = page.getByTestId('group-group1');
  await group.waitFor();
  await page.mouse.move(400, 300);
  const explanation = page.getByTestId('explanation');
  await group.hover();
  await explanation.waitFor();
  expect(await explanation.getByTestId('explained-parameters').innerText()).toMatch(/^163.?696$/);
  await page.keyboard.press('Escape');
  await expect.poll(() => explanation.count()).toBe(0);
});
