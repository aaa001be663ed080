import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { card, gap } from '../../../shared/drawing/geometry.ts';
import type { Network } from '../../../shared/network/network.ts';
import { writeNetwork } from '../../../shared/network/write.ts';
import { startBrowserApp } from '../../support/browser.ts';
import { chromiumPath } from '../../support/environment.ts';
import { residualChain } from '../analysis.ts';
import { median, table } from '../measure.ts';
import { dragBy, type Frames, framesOf, zoomAt } from './gestures.ts';

const LAYERS = 2000;
const ROWS = 50;
const viewport = { width: 1440, height: 900 };

/** In columns of fifty, so that all of them are in sight at once. */
export function inColumns(network: Network): Network {
  const nodes = network.nodes.map((node, i) => ({
    ...node,
    position: {
      x: Math.floor(i / ROWS) * (card.width + gap.beside),
      y: (i % ROWS) * (card.height + gap.below),
    },
  }));
  return { ...network, nodes };
}

/** What was measured of one canvas. */
interface Measured {
  /** From the address to all cards drawn, in milliseconds. */
  readonly load: number;
  readonly frames: Readonly<Record<Gesture, Frames>>;
}

const GESTURES = ['pan, all in sight', 'zoom', 'pan, near', 'drag a card'] as const;
type Gesture = (typeof GESTURES)[number];

/** The middle of the canvas, and a card near it. */
async function cardNear(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(() => {
    const frame = document.querySelector('.react-flow')!.getBoundingClientRect();
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    const places = [...document.querySelectorAll('.react-flow__node')].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    const away = (place: typeof middle): number => Math.hypot(place.x - middle.x, place.y - middle.y);
    return places.sort((a, b) => away(a) - away(b))[0]!;
  });
}

/** A place of the canvas without a card, for the pane to be taken by. */
async function bareNear(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(() => {
    const frame = document.querySelector('.react-flow')!.getBoundingClientRect();
    for (let y = frame.y + frame.height / 2; y < frame.bottom; y += 3)
      for (let x = frame.x + frame.width / 2; x < frame.right; x += 3)
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y };
    throw new Error('The canvas is full');
  });
}

async function zoomIn(page: Page): Promise<void> {
  const { x, y } = await cardNear(page);
  await page.mouse.move(x, y);
  for (let turn = 0; turn < 40; turn++) {
    await page.mouse.wheel(0, -120);
    const near = await page.evaluate(() => {
      const matrix = new DOMMatrix(
        getComputedStyle(document.querySelector('.react-flow__viewport')!).transform,
      );
      return matrix.a >= 0.9;
    });
    if (near) return;
  }
}

async function measure(page: Page, load: number): Promise<Measured> {
  const bare = await bareNear(page);
  const far = await framesOf(page, () => dragBy(page, bare, { x: 120, y: 60 }));
  const zoom = await framesOf(page, () => zoomAt(page, bare));
  await zoomIn(page);
  const place = await bareNear(page);
  const near = await framesOf(page, () => dragBy(page, place, { x: 300, y: 200 }));
  const card = await cardNear(page);
  const drag = await framesOf(page, () => dragBy(page, card, { x: 120, y: 80 }));
  return { load, frames: { 'pan, all in sight': far, zoom, 'pan, near': near, 'drag a card': drag } };
}

async function measureNetloom(network: Network): Promise<Measured & { readonly edit: number }> {
  const home = mkdtempSync(join(tmpdir(), 'netloom-bench-'));
  const file = join(home, 'network.json');
  writeFileSync(file, writeNetwork(network));
  const started = performance.now();
  const app = await startBrowserApp({ home, file, viewport });
  try {
    const { page } = app;
    await page.waitForFunction(
      (count) => document.querySelectorAll('.react-flow__node').length >= count,
      LAYERS,
      {
        timeout: 60_000,
      },
    );
    const measured = await measure(page, performance.now() - started);
    return { ...measured, edit: await timeEdit(page) };
  } finally {
    await app.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** A keystroke in a parameter of a layer near the beginning to the frame after it, in milliseconds. */
async function timeEdit(page: Page): Promise<number> {
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-type="Conv"]')!.click());
  const times: number[] = [];
  for (const filters of [17, 16, 17, 16, 17]) {
    times.push(
      await page.evaluate(async (value) => {
        const input = document.querySelector<HTMLInputElement>('[data-testid="param-filters"]')!;
        const started = performance.now();
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
        set.call(input, String(value));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => window.requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - started;
      }, filters),
    );
  }
  return median(times);
}

async function measurePlain(network: Network, script: string, style: string): Promise<Measured> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await (await browser.newContext({ viewport })).newPage();
    const drawing = {
      nodes: network.nodes.map(({ id, position }) => ({ id, position, data: { label: id } })),
      edges: network.edges.map(({ source, target, input = 0 }) => ({
        id: `${source} ${target} ${input}`,
        source,
        target,
      })),
    };
    const page1 = `<!doctype html><style>html,body,main{height:100%;margin:0}${style}</style><body><script>const drawing=${JSON.stringify(drawing)}</script>`;
    const started = performance.now();
    await page.setContent(page1);
    await page.addScriptTag({ content: script });
    await page.waitForFunction(
      (count) => document.querySelectorAll('.react-flow__node').length >= count,
      LAYERS,
    );
    return await measure(page, performance.now() - started);
  } finally {
    await browser.close();
  }
}

/** Frame times of a network of 2 000 layers on Netloom's canvas and on plain React Flow's, in one Chromium after the other. `plain`: the bundled page without its ending. */
export async function canvasBench(
  plain: string,
  rounds: number,
  progress: (line: string) => void,
): Promise<string> {
  const network = inColumns(residualChain(LAYERS).network);
  const [script, style] = ['js', 'css'].map((kind) => readFileSync(`${plain}.${kind}`, 'utf8')) as [
    string,
    string,
  ];
  const ours: (Measured & { readonly edit: number })[] = [];
  const theirs: Measured[] = [];
  for (let round = 1; round <= rounds; round++) {
    ours.push(await measureNetloom(network));
    theirs.push(await measurePlain(network, script, style));
    progress(`2 000 layers, round ${round}`);
  }
  const of = (all: readonly Measured[], gesture: Gesture, name: keyof Frames): number =>
    median(all.map(({ frames }) => frames[gesture][name]));
  const rows = GESTURES.map((gesture) => [
    gesture,
    ...[ours, theirs].map(
      (all) => `${of(all, gesture, 'median').toFixed(0)} (${of(all, gesture, 'p95').toFixed(0)})`,
    ),
    (of(theirs, gesture, 'median') / of(ours, gesture, 'median')).toFixed(2),
  ]);
  const load = [ours, theirs].map((all) => median(all.map((one) => one.load)) / 1000);
  const edit = median(ours.map((one) => one.edit));
  return (
    `**A canvas of 2 000 layers**, milliseconds a frame: median (95 of 100), medians of ${rounds}\n\n` +
    `${table(['', 'Netloom', 'plain React Flow', '÷'], rows)}\n\n` +
    `All drawn after ${load[0]!.toFixed(1)} s (the server and the whole window) and ${load[1]!.toFixed(1)} s (the page). ` +
    `A parameter near the input changed, to the next frame: ${edit.toFixed(0)} ms.`
  );
}
