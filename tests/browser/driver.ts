import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type BrowserApp, type Opening, startBrowserApp } from '../support/browser.ts';

/** Netloom in a browser, in a home of its own unless one is given; both end with the test. */
export async function openBrowser(opening: Partial<Opening> = {}): Promise<BrowserApp> {
  const home = opening.home ?? mkdtempSync(join(tmpdir(), 'netloom-browser-'));
  const app = await startBrowserApp({ ...opening, home });
  onTestFinished(async () => {
    await app.close();
    if (opening.home === undefined)
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return app;
}

const centreOf = async (target: Locator): Promise<{ x: number; y: number }> => {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${String(target)} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Presses at one place and lets go at the other, in steps, as a hand does. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** Drags a layer from the palette to a place of the canvas, a share of its width and height. */
export async function dragLayer(page: Page, type: string, x: number, y: number): Promise<void> {
  const canvas = await page.getByTestId('canvas').boundingBox();
  if (!canvas) throw new Error('There is no canvas');
  const item = page.getByTestId(`palette-${type}`);
  await item.scrollIntoViewIfNeeded();
  await drag(page, await centreOf(item), { x: canvas.x + canvas.width * x, y: canvas.y + canvas.height * y });
}

/** Draws an edge by hand, from the one's output to the other's input. */
export async function wire(page: Page, source: string, target: string, input = 0): Promise<void> {
  const out = page.getByTestId(`node-${source}`).locator('.react-flow__handle.source');
  const into = page.getByTestId(`node-${target}`).locator('.react-flow__handle.target').nth(input);
  await drag(page, await centreOf(out), await centreOf(into));
}

export async function setParam(page: Page, id: string, name: string, value: string): Promise<void> {
  await page.getByTestId(`node-${id}`).click();
  await page.getByTestId(`param-${name}`).fill(value);
}

export const shapeOf = (page: Page, id: string) => page.getByTestId(`node-${id}`).getAttribute('data-shape');

/** The number a total stands for, not its rounded text. */
export const totalOf = async (page: Page, id: string): Promise<number> =>
  Number(await page.getByTestId(`totals-${id}`).getAttribute('data-value'));

/** Where a card is on the screen. */
export async function cardOf(page: Page, id: string): Promise<{ x: number; y: number; height: number }> {
  const box = await page.getByTestId(`node-${id}`).boundingBox();
  if (!box) throw new Error(`${id} is not on the canvas`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
}

/** What leads where, as the canvas' edges say it to a screen reader. */
export const edgesOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.react-flow__edge')
    .evaluateAll((edges) =>
      edges.map((edge) =>
        (JSON.parse(edge.getAttribute('data-id') ?? '[]') as string[]).slice(0, 2).join(' → '),
      ),
    );

/** Opens a network that comes with the program, from the gallery. */
export async function openTemplate(page: Page, id: string): Promise<void> {
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.template').click();
  await page.getByTestId(`template-${id}`).click();
}
