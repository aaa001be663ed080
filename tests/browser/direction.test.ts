import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { card, gapsOf } from '../../shared/drawing/geometry.ts';
import { withPositions } from '../../shared/drawing/layout.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { findTemplate } from '../../shared/templates/index.ts';
import { root } from '../support/environment.ts';
import { edgesOf, openBrowser, openTemplate, shapeOf } from './driver.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');
const spoken = (page: Page) => page.getByTestId('announcement').textContent();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') ?? '');

/** Waits until the view, and what glides on it, stand still. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const view = document.querySelector<HTMLElement>('.react-flow__viewport');
    const places = [...document.querySelectorAll<HTMLElement>('.react-flow__node')];
    const now = [view, ...places].map((each) => each?.style.transform).join();
    const still = now === view?.dataset.before ? Number(view.dataset.still ?? 0) + 1 : 0;
    if (view) Object.assign(view.dataset, { before: now, still: `${still}` });
    return still >= 8;
  });

async function boxOf(page: Page, id: string): Promise<Box> {
  const box = await page.getByTestId(`node-${id}`).boundingBox();
  if (!box) throw new Error(`${id} is not on the canvas`);
  return box;
}

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

async function handleOf(page: Page, id: string, kind: 'source' | 'target') {
  const box = await page
    .getByTestId(`node-${id}`)
    .locator(`.react-flow__handle.${kind}`)
    .first()
    .boundingBox();
  if (!box) throw new Error(`${id} has no ${kind}`);
  return middleOf(box);
}

/** Goes to a layer by its name, as the command palette does: it is then near enough to read. */
async function lookAt(page: Page, id: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(id);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(id);
  await settled(page);
}

async function chooseDirection(page: Page, to: 'right' | 'down'): Promise<void> {
  await page.getByTestId('arrange-menu').click();
  await page.getByTestId(`menu-arrange-${to}`).click();
  await settled(page);
}

const pick = (page: Page, id: string, more = false) =>
  page
    .getByTestId(`node-${id}`)
    .click({ position: { x: 20, y: 8 }, ...(more ? { modifiers: ['Shift'] as const } : {}) });

/** What is drawn of wires and labels where it should not be: over a card, or a wire that runs back. */
const faults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const cards = [...document.querySelectorAll('[data-testid^="node-"][data-type]')].map((element) => ({
      id: element.getAttribute('data-testid') ?? '',
      box: element.getBoundingClientRect(),
    }));
    const over = (x: number, y: number, inset: number): string | undefined =>
      cards.find(
        ({ box }) =>
          x > box.left + inset && x < box.right - inset && y > box.top + inset && y < box.bottom - inset,
      )?.id;
    for (const path of document.querySelectorAll<SVGPathElement>('.react-flow__edge-path')) {
      const name = path.closest('.react-flow__edge')?.getAttribute('data-id') ?? '';
      const matrix = path.getScreenCTM();
      const length = path.getTotalLength();
      if (!matrix) continue;
      const points = Array.from({ length: 41 }, (_, step) =>
        path.getPointAtLength((length * step) / 40).matrixTransform(matrix),
      );
      if ((points[0]?.x ?? 0) >= (points[40]?.x ?? 0)) found.push(`${name} runs back`);
      for (const { x, y } of points) {
        const hit = over(x, y, 3);
        if (hit !== undefined) found.push(`${name} crosses ${hit}`);
      }
    }
    const labels = document.querySelectorAll('.react-flow__edgelabel-renderer > span');
    for (const label of labels) {
      const { left, right, top, bottom } = label.getBoundingClientRect();
      for (const [x, y] of [
        [left, top],
        [right, top],
        [left, bottom],
        [right, bottom],
      ] as const) {
        const hit = over(x, y, 1);
        if (hit !== undefined) found.push(`${label.textContent} covers ${hit}`);
      }
    }
    if (labels.length === 0) found.push('no label');
    return [...new Set(found)];
  });

test('ResNet-18 from left to right: ports, wires and labels; an inserted layer; undone; saved and opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-direction-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'resnet.json');
  const before = writeNetwork(withPositions(findTemplate('resnet-18')!.draw()));
  writeFileSync(file, before);
  const { page, complaints } = await openBrowser({ file });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('1000');

  await page.getByTestId('arrange-menu').click();
  expect(await page.getByTestId('menu-arrange-down').getAttribute('aria-checked')).toBe('true');
  expect(await page.getByTestId('menu-arrange-right').getAttribute('aria-checked')).toBe('false');
  await page.getByTestId('menu-arrange-right').click();
  expect(await undoName(page)).toBe('Undo arrange from left to right');
  expect(await spoken(page)).toBe('arrange from left to right');
  await settled(page);
  // All of it is in sight.
  const canvas = await page.getByTestId('canvas').boundingBox();
  const [first, last] = [await boxOf(page, 'input'), await boxOf(page, 'softmax')];
  expect(first.x).toBeGreaterThan(canvas?.x ?? 0);
  expect(last.x + last.width).toBeLessThan((canvas?.x ?? 0) + (canvas?.width ?? 0));

  // Wires leave at the right and arrive at the left; what flows along them stands above them, between the cards.
  await lookAt(page, 'conv1');
  const [conv1, norm1] = [await boxOf(page, 'conv1'), await boxOf(page, 'norm1')];
  const [out, into] = [await handleOf(page, 'conv1', 'source'), await handleOf(page, 'norm1', 'target')];
  expect(out.x).toBeCloseTo(conv1.x + conv1.width, 0);
  expect(into.x).toBeCloseTo(norm1.x, 0);
  for (const { y } of [out, into]) expect(y).toBeCloseTo(middleOf(conv1).y, 0);
  const label = await page.getByText('112×112×64', { exact: true }).evaluateAll((spans) =>
    spans
      .filter((span) => span.closest('.react-flow__edgelabel-renderer'))
      .map((span) => {
        const { left, right, bottom } = span.getBoundingClientRect();
        return { left, right, bottom };
      }),
  );
  const between = label.find(({ left }) => left > out.x && left < into.x);
  expect(between?.right).toBeLessThan(into.x);
  expect(between?.bottom).toBeLessThan(out.y);
  expect(await faults(page)).toEqual([]);
  // A shortcut goes around the block that it leads past.
  await lookAt(page, 'layer1_1_conv2');
  expect(await faults(page)).toEqual([]);

  // A layer dropped on a wire goes between its ends, and what follows makes room to the right.
  await lookAt(page, 'conv1');
  const palette = await page.getByTestId('palette-Dropout').boundingBox();
  const wire = { x: (out.x + into.x) / 2, y: out.y };
  await page.getByTestId('palette-Dropout').scrollIntoViewIfNeeded();
  const item = middleOf((await page.getByTestId('palette-Dropout').boundingBox()) ?? palette ?? conv1);
  await page.mouse.move(item.x, item.y);
  await page.mouse.down();
  await page.mouse.move(wire.x - 40, wire.y - 30, { steps: 4 });
  await page.mouse.move(wire.x, wire.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => undoName(page)).toBe('Undo insert Dropout');
  await settled(page);
  const edges = await edgesOf(page);
  expect(edges).toContain('conv1 → dropout1');
  expect(edges).toContain('dropout1 → norm1');
  await lookAt(page, 'dropout1');
  const row = [await boxOf(page, 'conv1'), await boxOf(page, 'dropout1'), await boxOf(page, 'norm1')];
  const unit = row[0]!.width / card.width;
  row.slice(1).forEach((box, index) => {
    expect(box.x - row[index]!.x).toBeCloseTo(unit * (card.width + gapsOf('right').along), 0);
  });
  expect(await faults(page)).toEqual([]);

  // The arrow keys go where they point.
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => focused(page)).toBe('norm1');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => focused(page)).toBe('dropout1');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => spoken(page)).toBe('dropout1 has no other branch there');

  await page.keyboard.press('Control+s');
  await expect.poll(() => page.getByTestId('dirty').count()).toBe(0);
  const saved = readFileSync(file, 'utf8');
  expect(saved).toContain('"direction": "right"');

  // Two steps back all is as it was, in the file too, and two forth as it is.
  await page.keyboard.press('Control+z');
  await expect.poll(() => undoName(page)).toBe('Undo arrange from left to right');
  await page.keyboard.press('Control+z');
  await settled(page);
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(saved);
  expect(complaints).toEqual([]);

  const again = await openBrowser({ file });
  await expect.poll(() => shapeOf(again.page, 'softmax')).toBe('1000');
  await lookAt(again.page, 'dropout1');
  const [from, to] = [await boxOf(again.page, 'dropout1'), await boxOf(again.page, 'norm1')];
  expect(to.x).toBeGreaterThan(from.x + from.width);
  expect((await handleOf(again.page, 'dropout1', 'source')).x).toBeCloseTo(from.x + from.width, 0);
  expect(await faults(again.page)).toEqual([]);
});

test('GoogLeNet from left to right: branches lie below each other; what is drawn there goes on to the right', async () => {
  const { page, complaints } = await openBrowser({ reducedMotion: 'reduce' });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await openTemplate(page, 'googlenet');
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toContain('GoogLeNet');
  await settled(page);
  await page.keyboard.press('Alt+Shift+KeyR');
  await expect.poll(() => undoName(page)).toBe('Undo arrange from left to right');
  await settled(page);
  await lookAt(page, 'inception_3a_3x3_relu');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => focused(page)).toBe('inception_3a_5x5_relu');
  expect(await spoken(page)).toMatch(/, branch 3 of 4$/);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => focused(page)).toBe('inception_3a_output');
  await settled(page);
  // Each of its inputs can be taken by itself.
  const inputs = page.getByTestId('node-inception_3a_output').locator('.react-flow__handle.target');
  const hit = await inputs.evaluateAll((handles) =>
    handles.map((handle) => {
      const { x, y, width, height } = handle.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === handle;
    }),
  );
  expect(hit.length).toBeGreaterThanOrEqual(4);
  expect(hit).not.toContain(false);

  // A wire let go in the open: what is added there is fed by it and stands with its left side at the wire's end.
  await lookAt(page, 'softmax');
  await lookAt(page, 'fc');
  const out = await handleOf(page, 'fc', 'source');
  await page.mouse.move(out.x, out.y);
  await page.mouse.down();
  await page.mouse.move(out.x + 40, out.y + 90, { steps: 4 });
  await page.mouse.move(out.x + 90, out.y + 160, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId('add-menu').waitFor();
  await page.getByTestId('add-search').fill('relu');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await edgesOf(page)).includes('fc → relu1')).toBe(true);
  await settled(page);
  const relu = await handleOf(page, 'relu1', 'target');
  const from = await handleOf(page, 'fc', 'source');
  const unit = (await boxOf(page, 'fc')).width / card.width;
  // As far as it was drawn, but for the grid.
  expect(Math.abs(relu.x - from.x - 90)).toBeLessThanOrEqual(12 * unit);
  expect(Math.abs(relu.y - from.y - 160)).toBeLessThanOrEqual(12 * unit);

  // What is added after a layer follows it to the right, whichever way it is added.
  await page.getByTestId('palette-Dropout').scrollIntoViewIfNeeded();
  await page.getByTestId('palette-Dropout').dblclick();
  await expect.poll(async () => (await edgesOf(page)).includes('relu1 → dropout1')).toBe(true);
  await settled(page);
  const [relu1, dropout1] = [await boxOf(page, 'relu1'), await boxOf(page, 'dropout1')];
  expect(dropout1.y).toBeCloseTo(relu1.y, 0);
  expect(dropout1.x).toBeGreaterThan(relu1.x + relu1.width);
  expect(complaints).toEqual([]);
});

test('each network has its direction; pieces take on that of where they are pasted, pinned layers stay', async () => {
  const { page, complaints } = await openBrowser({
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  await pick(page, 'pool1');
  await page.keyboard.press('Shift+P');
  const pinned = await page.evaluate(
    () => document.querySelector<HTMLElement>('.react-flow__node[data-id="pool1"]')?.style.transform,
  );
  await chooseDirection(page, 'right');
  expect(
    await page.evaluate(
      () => document.querySelector<HTMLElement>('.react-flow__node[data-id="pool1"]')?.style.transform,
    ),
  ).toBe(pinned);
  await page.getByTestId('undo').click();
  await page.getByTestId('undo').click();
  await chooseDirection(page, 'right');

  // A group, collapsed, is one block of the row, its ports at its sides.
  await lookAt(page, 'conv2');
  await pick(page, 'conv2');
  await pick(page, 'relu2', true);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  await page.keyboard.press('Shift+A');
  await settled(page);
  await lookAt(page, 'pool2');
  const block = page.locator('.react-flow__node-block');
  const box = await block.boundingBox();
  const pool2 = await boxOf(page, 'pool2');
  const port = await block.locator('.react-flow__handle.source').boundingBox();
  if (!box || !port) throw new Error('The block is not seen');
  expect(middleOf(port).x).toBeCloseTo(box.x + box.width, 0);
  expect(middleOf(port).y).toBeCloseTo(middleOf(pool2).y, 0);
  expect(await faults(page)).toEqual([]);

  // Another network runs down still, and what is pasted there with it.
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.new').click();
  await page.keyboard.press('Control+v');
  await expect.poll(() => page.locator('[data-testid^="node-"][data-type]').count()).toBe(2);
  await settled(page);
  const [conv, relu] = [await boxOf(page, 'conv2'), await boxOf(page, 'relu2')];
  expect(relu.x).toBeCloseTo(conv.x, 0);
  expect(relu.y).toBeGreaterThan(conv.y + conv.height);
  await page.getByTestId('arrange-menu').click();
  expect(await page.getByTestId('menu-arrange-down').getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /LeNet-5/ }).click();
  await page.getByTestId('arrange-menu').click();
  expect(await page.getByTestId('menu-arrange-right').getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('Escape');
  // Keys are the menu's until it is gone.
  await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  // Back down, as one step.
  await page.keyboard.press('Alt+Shift+KeyD');
  await expect.poll(() => undoName(page)).toBe('Undo arrange from top to bottom');
  expect(complaints).toEqual([]);
});

test('cards that grow for previews keep the row in line, with a collapsed group in it', async () => {
  const { page, complaints } = await openBrowser({ reducedMotion: 'reduce' });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  await pick(page, 'conv2');
  await pick(page, 'relu2', true);
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Control+e');
  await chooseDirection(page, 'right');
  await lookAt(page, 'pool2');
  const { height } = await boxOf(page, 'pool2');
  await page.keyboard.press('p');
  await page.getByTestId('preview-pool2').waitFor({ timeout: 20_000 });
  await settled(page);
  expect((await boxOf(page, 'pool2')).height / height).toBeGreaterThan(2);
  const port = await page.locator('.react-flow__node-block .react-flow__handle.source').boundingBox();
  expect(port && middleOf(port).y).toBeCloseTo((await handleOf(page, 'pool2', 'target')).y, 0);
  expect(await faults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a file that says so opens from left to right, and so does its picture', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-direction-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'right.json');
  const lenet = readFileSync(join(root, 'resources', 'networks', 'lenet-5.json'), 'utf8');
  writeFileSync(file, lenet.replace('"nodes"', '"direction": "right",\n  "nodes"'));
  const { page, complaints } = await openBrowser({ file });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  const [conv1, relu1] = [await boxOf(page, 'conv1'), await boxOf(page, 'relu1')];
  expect(relu1.x).toBeGreaterThan(conv1.x + conv1.width);
  expect(relu1.y).toBeCloseTo(conv1.y, 0);

  await page.keyboard.press('Control+Shift+e');
  await page.getByTestId('export-style').getByText('Cards', { exact: true }).click();
  const picture = page.getByTestId('export-picture');
  const places = async () => {
    const address = (await picture.getAttribute('src')) ?? '';
    return page.evaluate(
      (text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        const groups = [...parsed.querySelectorAll('g')];
        return ['input: ', 'conv1: '].map((name) => {
          const group = groups.find((each) => each.querySelector('title')?.textContent?.startsWith(name));
          const rect = group?.querySelector('rect');
          return { x: Number(rect?.getAttribute('x')), y: Number(rect?.getAttribute('y')) };
        });
      },
      decodeURIComponent(address.slice(address.indexOf(',') + 1)),
    );
  };
  const right = card.width + gapsOf('right').along;
  await expect
    .poll(async () => {
      const [input, first] = await places();
      return { x: (first?.x ?? 0) - (input?.x ?? 0), y: (first?.y ?? 0) - (input?.y ?? 0) };
    })
    .toEqual({ x: right, y: 0 });
  expect(complaints).toEqual([]);
});
