import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, setParam } from './driver.ts';

/** What is drawn on a card, to compare with what is drawn later; empty where nothing is. */
const pictureOf = (page: Page, id: string): Promise<string> =>
  page.evaluate((testId) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`[data-testid="${testId}"] canvas`);
    return canvas?.toDataURL() ?? '';
  }, `preview-${id}`);

const kindOf = (page: Page, id: string) => page.getByTestId(`preview-${id}`).getAttribute('data-kind');
const mapsOf = (page: Page, id: string) => page.getByTestId(`preview-${id}`).getAttribute('data-maps');
const weightsOf = (page: Page) => page.getByTestId('preview-weights').textContent();

test('previews follow parameters, samples and errors, and are looked at in full', async () => {
  const { page, complaints } = await openBrowser();
  const before = await page.getByTestId('node-conv1').boundingBox();
  await page.keyboard.press('p');
  await page.getByTestId('preview-conv1').waitFor({ timeout: 20_000 });
  expect(await mapsOf(page, 'conv1')).toBe('6');
  expect(await mapsOf(page, 'pool2')).toBe('16');
  const kinds = [await kindOf(page, 'input'), await kindOf(page, 'fc1'), await kindOf(page, 'softmax')];
  expect(kinds).toEqual(['image', 'vector', 'classes']);
  expect(await weightsOf(page)).toBe('initial weights');
  expect(await page.getByTestId('preview-label').textContent()).toMatch(/^Class \d$/);

  // All ten classes, whose probabilities are one together.
  await page.getByTestId('preview-softmax').click();
  const details = page.getByTestId('preview-details');
  await expect.poll(() => details.getByTestId('preview-class').count()).toBe(10);
  const shares = await details
    .getByTestId('preview-class')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-probability'))));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  await page.keyboard.press('Escape');
  await expect.poll(() => details.count()).toBe(0);

  // Another kernel, other maps; what comes before it stays.
  const conv1 = await pictureOf(page, 'conv1');
  const input = await pictureOf(page, 'input');
  await setParam(page, 'conv1', 'kernel', '3');
  await expect.poll(() => pictureOf(page, 'conv1'), { timeout: 15_000 }).not.toBe(conv1);
  expect(await pictureOf(page, 'input')).toBe(input);
  // The maps at large stayed open beside the inspector, and tell what each spans.
  await details.locator('canvas').hover({ position: { x: 30, y: 30 } });
  expect(await page.getByTestId('preview-range').textContent()).toMatch(/^Channel 1: −?[\d.]+ to −?[\d.]+$/);

  // An error hides what is behind it, and nothing else.
  await page.getByTestId('param-kernel').fill('99');
  await expect.poll(() => pictureOf(page, 'conv1'), { timeout: 15_000 }).toBe('');
  expect(await page.getByTestId('node-conv1').textContent()).toContain('Has an error');
  expect(await pictureOf(page, 'input')).toBe(input);
  await page.getByTestId('param-kernel').fill('5');
  await expect.poll(() => pictureOf(page, 'conv1'), { timeout: 15_000 }).toBe(conv1);

  // Another sample, other pictures.
  await page.getByTestId('preview-after').click();
  await expect.poll(() => pictureOf(page, 'input'), { timeout: 15_000 }).not.toBe(input);
  expect(await page.getByTestId('preview-sample').textContent()).toMatch(/^2 of/);
  await page.getByTestId('preview-before').click();
  await expect.poll(() => pictureOf(page, 'input'), { timeout: 15_000 }).toBe(input);

  // Images that do not fit, and the click that mends it.
  await page.getByTestId('node-input').click({ position: { x: 20, y: 8 } });
  await page.getByTestId('param-height').fill('32');
  await page.getByTestId('fix-input').first().click();
  await expect.poll(() => pictureOf(page, 'input'), { timeout: 15_000 }).toBe(input);

  // Off again: the cards are where they were.
  await page.getByTestId('previews').click();
  await expect.poll(() => page.getByTestId('preview-conv1').count()).toBe(0);
  await page.getByTestId('fit').click();
  const height = async () => Math.round((await page.getByTestId('node-conv1').boundingBox())?.y ?? 0);
  await expect.poll(height).toBe(Math.round(before?.y ?? 0));
  expect(complaints).toEqual([]);
});

test('cards dragged while previews are on lie where they were dropped', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('previews').click();
  await page.getByTestId('preview-fc3').waitFor({ timeout: 20_000 });
  const card = async (id: string) => {
    const box = await page.getByTestId(`node-${id}`).boundingBox();
    if (!box) throw new Error(`${id} is not on the canvas`);
    return box;
  };
  const from = await card('fc3');
  const grip = { x: from.x + from.width / 2, y: from.y + 8 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  // A drag begins where the pointer first moved.
  await page.mouse.move(grip.x + 2, grip.y);
  await page.mouse.move(grip.x + 200, grip.y - 60, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs((await card('fc3')).x - from.x - 200)).toBeLessThan(10);
  expect(Math.abs((await card('fc3')).y - from.y + 60)).toBeLessThan(12);
  // No card covers the next.
  const [conv1, relu1] = [await card('conv1'), await card('relu1')];
  expect(relu1.y).toBeGreaterThan(conv1.y + conv1.height);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.round((await card('fc3')).y)).toBe(Math.round(from.y));
});

test('while training, previews go on with each checkpoint', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('previews').click();
  await page.getByTestId('preview-conv1').waitFor({ timeout: 20_000 });
  const drawn = await pictureOf(page, 'conv1');
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('3');
  await page.getByTestId('train').click();
  // The canvas has the window to itself: its cards are large enough again to show something.
  await page.getByTestId('toggle-panel').click();
  await expect.poll(() => weightsOf(page), { timeout: 60_000 }).toMatch(/step \d/);
  await expect.poll(() => pictureOf(page, 'conv1')).toMatch(/^data:/);
  const early = await pictureOf(page, 'conv1');
  expect(early).not.toBe(drawn);
  // Three epochs of 250 steps.
  await expect.poll(() => weightsOf(page), { timeout: 120_000 }).toMatch(/step 750$/);
  await expect.poll(() => pictureOf(page, 'conv1')).not.toBe(early);
  // It knows the digit now.
  const likeliest = page.getByTestId('node-softmax').getByTestId('preview-class').first();
  expect(Number(await likeliest.getAttribute('data-probability'))).toBeGreaterThan(0.8);
  expect(await likeliest.getByRole('img', { name: 'True class' }).count()).toBe(1);

  // As drawn, once more.
  await page.getByTestId('preview-choose-weights').click();
  await page.getByRole('option', { name: 'Initial weights' }).click();
  await expect.poll(() => pictureOf(page, 'conv1'), { timeout: 15_000 }).toBe(drawn);
});
