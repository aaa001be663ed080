import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { chromiumPath, root, testEnvironment } from '../support/environment.ts';

/** Netloom in a real browser, served as `npm start` serves it where there is no display. */
export interface BrowserApp {
  readonly page: Page;
  /** Everything of this test lies in it. */
  readonly home: string;
  readonly server: ChildProcess;
  readonly address: string;
  /** What the page complained of: the browser's own errors, and exceptions that nothing caught. */
  readonly complaints: readonly string[];
}

export interface Opening extends BrowserContextOptions {
  readonly file?: string;
  readonly home?: string;
}

async function serve(
  home: string,
  file: string | undefined,
): Promise<{ child: ChildProcess; address: string }> {
  const args = [join(root, 'out', 'main', 'cli.cjs'), 'serve', ...(file === undefined ? [] : [file])];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NETLOOM_HOME: home, NETLOOM_NATIVE_CACHE: testEnvironment().nativeCache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended at once:\n${said}`)));
  });
  return { child, address };
}

/** Opens a page on a server of its own; both end with the test. */
export async function openBrowser({ file, home, ...context }: Opening = {}): Promise<BrowserApp> {
  const folder = home ?? mkdtempSync(join(tmpdir(), 'netloom-browser-'));
  const { child, address } = await serve(folder, file);
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  onTestFinished(async () => {
    await browser.close();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
    if (home === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', ...context })
  ).newPage();
  page.setDefaultTimeout(5000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.getByTestId('totals').waitFor();
  await expect.poll(() => page.getByTestId('engine').textContent()).toMatch(/TensorFlow|JavaScript/);
  return { page, home: folder, server: child, address, complaints };
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
