import { expect, test } from 'vitest';
import { trainersOf } from '../desktop/processes.ts';
import { openBrowser, setParam } from './driver.ts';

const stateOf = (page: import('playwright-core').Page) => page.getByTestId('run-state').textContent();

test('a trainer killed from outside is reported, its run kept, and one click trains on', async () => {
  const { page, home } = await openBrowser();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('40');
  await page.getByTestId('train').click();
  // The second epoch has begun: there is a checkpoint to go on from.
  await expect
    .poll(() => page.getByTestId('epoch').textContent(), { timeout: 60_000 })
    .toMatch(/[2-9] of 40/);
  const [trainer] = trainersOf(home);
  if (trainer === undefined) throw new Error('There is no trainer');
  process.kill(trainer, 'SIGKILL');
  await expect.poll(() => stateOf(page), { timeout: 10_000 }).toBe('Failed');
  const step = Number(
    /[\d\s]+/.exec((await page.getByTestId('step').textContent()) ?? '')?.[0].replace(/\D/g, ''),
  );
  expect(step).toBeGreaterThan(200);
  // The window lives: it still edits.
  await page.getByTestId('node-conv1').click();
  await page.getByTestId('param-filters').fill('8');
  await expect.poll(() => page.getByTestId('node-conv1').getAttribute('data-shape')).toBe('28x28x8');
  await page.getByTestId('undo').click();

  await page.getByTestId('continue').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Training');
  await expect
    .poll(() => page.getByTestId('epoch').textContent(), { timeout: 60_000 })
    .toMatch(/([4-9]|1\d) of 40/);
  await page.getByTestId('stop').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Stopped');
});

test('pause, resume, stop; the page answers all the while and the curves grow', async () => {
  const { page, complaints } = await openBrowser();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('200');
  // Frames drawn while training: a blocked page draws none.
  await page.evaluate(() => {
    const counter = window as unknown as { frames: number };
    counter.frames = 0;
    const count = (): void => {
      counter.frames += 1;
      requestAnimationFrame(count);
    };
    count();
  });
  await page.getByTestId('train').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Training');
  await page.getByTestId('chart-loss').waitFor();
  const frames = () => page.evaluate(() => (window as unknown as { frames: number }).frames);
  const before = await frames();
  for (let i = 0; i < 10; i++) {
    await page.getByTestId(i % 2 ? 'node-conv1' : 'node-fc1').click();
    await page.waitForTimeout(100);
  }
  expect(await frames()).toBeGreaterThan(before + 10);

  await page.getByTestId('pause').click();
  await expect.poll(() => stateOf(page)).toBe('Paused');
  const paused = await page.getByTestId('step').textContent();
  await page.waitForTimeout(700);
  expect(await page.getByTestId('step').textContent()).toBe(paused);
  await page.getByTestId('resume').click();
  await expect.poll(() => page.getByTestId('step').textContent()).not.toBe(paused);
  await page.getByTestId('stop').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Stopped');
  expect(await page.getByTestId('continue').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('a run is there after a reload, with its curves', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('1');
  await page.getByTestId('train').click();
  await expect.poll(() => stateOf(page), { timeout: 60_000 }).toBe('Finished');
  const accuracy = await page.getByTestId('figure-valAccuracy').textContent();
  await page.reload();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('training-side').getByText('Runs').click();
  await page.locator('[data-testid^="run-"]').first().click();
  await expect.poll(() => page.getByTestId('figure-valAccuracy').textContent()).toBe(accuracy);
});

test('a network that its data does not fit is not trained: what differs is said there, and mended at a click', async () => {
  const { page } = await openBrowser();
  await setParam(page, 'input', 'height', '32');
  await page.getByTestId('train-now').click();
  await page.getByTestId('dataset-mismatch').first().waitFor();
  await expect.poll(() => page.getByTestId('train').getAttribute('aria-disabled')).toBe('true');
  expect(await page.locator('[data-testid^="run-2"]').count()).toBe(0);
  await page.getByTestId('fix-input').first().click();
  await expect.poll(() => page.getByTestId('train').getAttribute('aria-disabled')).toBe('false');
  await page.getByTestId('train').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Training');
  await page.getByTestId('stop').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Stopped');
});

test('a run whose layers were changed since says so, until they are as they were', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('40');
  await page.getByTestId('train').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Training');
  await page.getByTestId('stop').click();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('Stopped');
  expect(await page.getByTestId('changed-since').count()).toBe(0);
  await setParam(page, 'conv1', 'filters', '40');
  await page.getByTestId('changed-since').waitFor();
  await page.getByTestId('undo').click();
  await expect.poll(() => page.getByTestId('changed-since').count()).toBe(0);
});
