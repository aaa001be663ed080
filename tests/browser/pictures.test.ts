import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { emptyNetwork } from '../../shared/network/network.ts';
import { readNetwork } from '../../shared/network/read.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { openBrowser, openTemplate, setParam, shapeOf, totalOf } from './driver.ts';

const choose = (page: Page, option: string, word: string) =>
  page.getByTestId(`export-${option}`).getByText(word, { exact: true }).click();

async function openExport(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+e');
  await page.getByTestId('export-dialog').waitFor();
}

/** Saves under a name in the projects folder, which it gives back as bytes. */
async function saveAs(page: Page, home: string, name: string): Promise<Buffer> {
  await page.getByTestId('export-save').click();
  await page.getByTestId('file-name').fill(name);
  await page.getByTestId('file-accept').click();
  await expect.poll(() => page.getByTestId('export-dialog').count()).toBe(0);
  return readFileSync(join(home, 'projects', name));
}

/** What is shown of the picture that will be written. */
async function shownSvg(page: Page): Promise<string> {
  const address = (await page.getByTestId('export-picture').getAttribute('src')) ?? '';
  return decodeURIComponent(address.slice(address.indexOf(',') + 1));
}

/** The texts and titles of an SVG, as the browser's own parser finds them. */
const wordsOf = (page: Page, svg: string) =>
  page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = (name: string): string[] =>
      [...parsed.querySelectorAll(name)].map(({ textContent }) => textContent ?? '');
    return { root: parsed.documentElement.localName, texts: all('text'), titles: all('title') };
  }, svg);

/** A PNG as the browser decodes it: its size, its first corner, and how many of its pixels are neither blank nor white. */
const decoded = (page: Page, png: Buffer) =>
  page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), {
        width: image.naturalWidth,
        height: image.naturalHeight,
      });
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context!.getImageData(0, 0, canvas.width, canvas.height);
      let drawn = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 0 && data[at]! < 250) drawn++;
      return { width: canvas.width, height: canvas.height, corner: [...data.slice(0, 4)], drawn };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );

const pixelsTold = async (page: Page): Promise<number[]> =>
  ((await page.getByTestId('export-pixels').textContent()) ?? '').match(/\d+/g)!.map(Number);

test('a diagram: chosen, seen, saved as SVG, PNG and PDF, each what was shown', async () => {
  const { page, home, complaints } = await openBrowser();
  await openTemplate(page, 'alexnet');
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.export').click();
  await choose(page, 'style', 'Cards');
  await expect.poll(() => shownSvg(page)).toContain('>conv1<');
  const shown = await shownSvg(page);
  const svg = (await saveAs(page, home, 'cards.svg')).toString();
  expect(svg).toBe(shown);
  await page.getByTestId('toast-success').getByText('Exported to cards.svg').waitFor();
  const { root, texts } = await wordsOf(page, svg);
  expect(root).toBe('svg');
  const ids = await page
    .locator('.react-flow__node')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-id') ?? ''));
  expect(ids.length).toBe(24);
  for (const id of ids) expect(texts).toContain(id);

  // The dialog remembers; blocks as LeNet's figure has them, in pixels.
  await openExport(page);
  expect(await shownSvg(page)).toBe(shown);
  await choose(page, 'style', '3-D blocks');
  await choose(page, 'format', 'PNG');
  await choose(page, 'scale', '3×');
  await expect.poll(() => shownSvg(page)).toContain('>Conv 11×11<');
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(await shownSvg(page)) ?? [];
  expect(await pixelsTold(page)).toEqual([3 * Number(width), 3 * Number(height)]);
  const png = await decoded(page, await saveAs(page, home, 'blocks.png'));
  expect([png.width, png.height]).toEqual([3 * Number(width), 3 * Number(height)]);
  expect(png.corner).toEqual([255, 255, 255, 255]);
  expect(png.drawn / (png.width * png.height)).toBeGreaterThan(0.05);

  await openExport(page);
  await choose(page, 'background', 'Transparent');
  await choose(page, 'scale', '1×');
  const clear = await decoded(page, await saveAs(page, home, 'clear.png'));
  expect([clear.width, clear.height, clear.corner]).toEqual([Number(width), Number(height), [0, 0, 0, 0]]);
  // The same picture, in a ninth of the pixels.
  expect(clear.drawn / png.drawn).toBeGreaterThan(0.9 / 9);

  await openExport(page);
  await choose(page, 'format', 'PDF');
  expect(await page.getByTestId('export-copy').count()).toBe(0);
  const pdf = (await saveAs(page, home, 'blocks.pdf')).toString('latin1');
  expect(pdf.startsWith('%PDF-1.4\n')).toBe(true);
  expect(pdf.endsWith('%%EOF\n')).toBe(true);
  expect(pdf).toContain(`/MediaBox [0 0 ${0.75 * Number(width)} ${0.75 * Number(height)}]`);
  for (const text of ['Conv 11×11', '6×6×256', 'fc8'])
    expect(pdf).toContain(`<${Buffer.from(text, 'latin1').toString('hex')}> Tj`);
  expect(complaints).toEqual([]);
});

test('the layer table: its text is shown, copied and saved, and its totals are those of the analysis', async () => {
  const { page, home } = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await setParam(page, 'conv1', 'filters', '7');
  await expect.poll(() => shapeOf(page, 'pool1')).toBe('14x14x7');
  const totals = [await totalOf(page, 'parameters'), await totalOf(page, 'multiply-adds')];
  await openExport(page);
  await choose(page, 'kind', 'Layer table');
  await choose(page, 'format', 'CSV');
  await expect.poll(() => page.getByTestId('export-text').textContent()).toContain('conv1,');
  const csv = (await saveAs(page, home, 'layers.csv')).toString();
  const rows = csv
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
  expect(rows[0]).toEqual(['Layer', 'Type', 'Output', 'Parameters', 'Multiply-adds', 'Receptive field']);
  expect(rows).toHaveLength(15);
  const sum = (column: number): number =>
    rows.slice(1, -1).reduce((total, row) => total + Number(row[column]), 0);
  expect([sum(3), sum(4)]).toEqual(totals);
  expect(rows.at(-1)?.slice(3, 5).map(Number)).toEqual(totals);
  expect(rows.find(([layer]) => layer === 'conv1')?.[2]).toBe('28×28×7');

  for (const [format, first] of [
    ['Markdown', '| Layer | Type |'],
    ['LaTeX', '\\begin{tabular}{llrrrr}'],
  ] as const) {
    await openExport(page);
    await choose(page, 'format', format);
    await expect.poll(() => page.getByTestId('export-text').textContent()).toContain(first);
    await page.getByTestId('export-copy').click();
    await expect.poll(() => page.getByTestId('export-told').textContent()).toBe('Copied to the clipboard.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.getByTestId('export-text').textContent());
    await page.keyboard.press('Escape');
  }

  // The architecture is the network's file.
  await openExport(page);
  await choose(page, 'kind', 'Architecture');
  await expect.poll(() => page.getByTestId('export-name').textContent()).toBe('LeNet-5.json');
  const read = readNetwork((await saveAs(page, home, 'elsewhere.json')).toString());
  expect(read.ok && read.network.nodes.find(({ id }) => id === 'conv1')?.params.filters).toBe(7);
  expect(await page.getByTestId('dirty').count()).toBe(1);
});

test('pictures are copied as pictures', async () => {
  const { page } = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] });
  await openExport(page);
  const copied = async (): Promise<readonly string[]> => {
    await page.getByTestId('export-copy').click();
    await expect.poll(() => page.getByTestId('export-told').textContent()).toBe('Copied to the clipboard.');
    return page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  };
  await choose(page, 'format', 'SVG');
  const svg = await shownSvg(page);
  expect(await copied()).toContain('text/plain');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(svg);
  await choose(page, 'format', 'PNG');
  expect(await copied()).toEqual(['image/png']);
});

test('what cannot be written is told in the dialog, which stays as it is; an existing file is asked about', async () => {
  const { page, home } = await openBrowser();
  mkdirSync(join(home, 'projects', 'folder.svg'), { recursive: true });
  await openExport(page);
  await choose(page, 'format', 'SVG');
  const told = page.getByTestId('export-told');
  const tryAs = async (path: string): Promise<void> => {
    await page.getByTestId('export-save').click();
    await page.getByTestId('file-name').fill(path);
    await page.getByTestId('file-accept').click();
  };
  const missing = join(home, 'none', 'a');
  await tryAs(missing);
  await expect.poll(() => told.textContent()).toContain(`There is no folder for ${missing}.svg`);
  expect(await told.getAttribute('role')).toBe('alert');
  await tryAs('folder.svg');
  await page.getByTestId('answer-overwrite').click();
  await expect.poll(() => told.textContent()).toContain('folder.svg: it is a folder');
  // Called off, nothing happens, and the focus is where it was.
  await page.getByTestId('export-save').click();
  await page.getByTestId('file-name').press('Escape');
  await expect.poll(() => page.getByTestId('file-dialog').count()).toBe(0);
  await expect
    .poll(() => page.getByTestId('export-save').evaluate((button) => button === document.activeElement))
    .toBe(true);

  writeFileSync(join(home, 'projects', 'mine.svg'), 'older');
  await tryAs('mine');
  await page.getByTestId('answer-cancel').click();
  expect(await page.getByTestId('export-dialog').count()).toBe(1);
  expect(readFileSync(join(home, 'projects', 'mine.svg'), 'utf8')).toBe('older');
  const shown = await shownSvg(page);
  // Files of its kind are listed: a double click takes one.
  await page.getByTestId('export-save').click();
  await page.getByTestId('file-entry').getByText('mine.svg').dblclick();
  await page.getByTestId('answer-overwrite').click();
  await expect.poll(() => page.getByTestId('export-dialog').count()).toBe(0);
  expect(readFileSync(join(home, 'projects', 'mine.svg'), 'utf8')).toBe(shown);
});

test('a network without layers: there is nothing to export, and the dialog says so', async () => {
  const { page } = await openBrowser();
  await page.keyboard.press('Control+Alt+n');
  await page.getByTestId('empty').waitFor();
  await openExport(page);
  expect(await page.getByTestId('export-dialog').textContent()).toContain('There is nothing to export yet');
  expect(await page.getByTestId('export-save').count()).toBe(0);
});

test('without a studio the browser downloads; a picture larger than a canvas is as large as it can be, and says so', async () => {
  const nodes = Array.from({ length: 300 }, (_, index) =>
    index === 0
      ? { id: 'input', type: 'Input', params: { height: 8, width: 8, channels: 1 } }
      : { id: `relu${index}`, type: 'ReLU', params: {} },
  );
  const edges = nodes.slice(1).map(({ id }, index) => ({ source: nodes[index]!.id, target: id }));
  const { page, home, server } = await openBrowser();
  const file = join(home, 'projects', 'long.json');
  mkdirSync(join(home, 'projects'), { recursive: true });
  writeFileSync(file, writeNetwork({ ...emptyNetwork('Long'), nodes, edges }));
  await page.keyboard.press('Control+o');
  await page.getByTestId('file-entry').getByText('long.json').dblclick();
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toBe('Long');
  server.kill('SIGKILL');
  await page.getByTestId('disconnected').waitFor();

  await openExport(page);
  await choose(page, 'style', 'Cards');
  await choose(page, 'format', 'PNG');
  await choose(page, 'scale', '4×');
  await choose(page, 'layout', 'In one piece');
  await expect.poll(() => page.getByTestId('export-limited').textContent()).toContain('16384 pixels a side');
  await expect.poll(async () => (await pixelsTold(page))[1]).toBe(16384);
  const [width, height] = await pixelsTold(page);
  const coming = page.waitForEvent('download');
  await page.getByTestId('export-save').click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('Long.png');
  const png = await decoded(page, readFileSync(await download.path()));
  expect([png.width, png.height]).toEqual([width, height]);
  expect(png.drawn).toBeGreaterThan(10_000);
});

test('Chinese: the dialog and the picture; the picture’s words are chosen apart from the window’s', async () => {
  const { page, home } = await openBrowser({ locale: 'zh-CN' });
  await openExport(page);
  await choose(page, 'style', '卡片');
  await expect.poll(() => shownSvg(page)).toContain('最大池化');
  const words = (await page.getByTestId('export-dialog').innerText()).replace(
    /English|SVG|PNG|PDF|LeNet-5(\.svg)?/g,
    '',
  );
  expect(words).not.toMatch(/[A-Za-z]{3,}/);
  await choose(page, 'language', 'English');
  await expect.poll(() => shownSvg(page)).toContain('Max pooling');
  expect((await saveAs(page, home, 'english.svg')).toString()).toContain('Max pooling');
  // Kept for the next time, in a window opened anew.
  await page.reload();
  await page.getByTestId('engine').waitFor();
  await openExport(page);
  await expect.poll(() => shownSvg(page)).toContain('Max pooling');
});

test('groups and comments are drawn as they are on the canvas', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.getByTestId('node-conv2').click();
  for (const id of ['relu2', 'pool2']) await page.getByTestId(`node-${id}`).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.getByTestId('frame-group1').waitFor({ state: 'attached' });
  await openExport(page);
  await choose(page, 'style', 'Cards');
  const titles = async (): Promise<string[]> => (await wordsOf(page, await shownSvg(page))).titles;
  await expect.poll(titles).toContain('Convolution block');
  expect((await titles()).filter((title) => /^(conv2|relu2|pool2): /.test(title))).toHaveLength(3);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('export-dialog').count()).toBe(0);

  await page.keyboard.press('Control+e');
  await page.getByTestId('group-group1').waitFor();
  await page.keyboard.press('c');
  await page.getByTestId('comment-input').fill('As in LeCun et al. 1998');
  await page.keyboard.press('Escape');
  await openExport(page);
  await expect.poll(titles).toContain('Convolution block: 3 layers, 14×14×6 → 5×5×16, 2416 parameters');
  expect(await titles()).toContain('As in LeCun et al. 1998');
  expect((await titles()).filter((title) => /^(conv2|relu2|pool2): /.test(title))).toHaveLength(0);
});

test('by keyboard alone: what, format and scale are chosen with arrows, the preview is reached, and Enter saves', async () => {
  const { page, home } = await openBrowser();
  await openExport(page);
  const focusedIn = (testId: string): Promise<boolean> =>
    page.getByTestId(testId).evaluate((element) => element.contains(document.activeElement));
  /** Goes back with Shift and Tab until the focus is there. */
  const goTo = async (testId: string): Promise<void> => {
    for (let press = 0; press < 20 && !(await focusedIn(testId)); press++)
      await page.keyboard.press('Shift+Tab');
    expect(await focusedIn(testId)).toBe(true);
  };
  const chosenOf = (testId: string) => page.getByTestId(testId).locator('[data-state="on"]').textContent();
  // The dialog begins at its button: with what was chosen last, Enter is all it takes.
  await expect.poll(() => focusedIn('export-save')).toBe(true);
  await goTo('export-preview');
  await goTo('export-format');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focusedIn('export-format-png')).toBe(true);
  await page.keyboard.press('Space');
  expect(await chosenOf('export-format')).toBe('PNG');
  await goTo('export-style');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => focusedIn('export-style-cards')).toBe(true);
  await page.keyboard.press('Enter');
  expect(await chosenOf('export-style')).toBe('Cards');
  await expect.poll(() => shownSvg(page)).toContain('>relu1<');
  const [width = 0, height = 0] = await pixelsTold(page);
  await goTo('export-save');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedIn('file-name')).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('export-dialog').count()).toBe(0);
  const png = await decoded(page, readFileSync(join(home, 'projects', 'LeNet-5.png')));
  expect([png.width, png.height]).toEqual([width, height]);
});

test.each([
  { name: 'light, English', colorScheme: 'light', locale: 'en-US' },
  { name: 'dark, Chinese', colorScheme: 'dark', locale: 'zh-CN' },
] as const)('no serious barrier that axe knows: $name', async ({ colorScheme, locale }) => {
  const { page } = await openBrowser({ colorScheme, locale, viewport: { width: 1024, height: 640 } });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await openExport(page);
  for (const kind of [0, 1, 2]) {
    await page.getByTestId('export-kind').locator('button').nth(kind).click();
    if (kind === 0) await choose(page, 'format', 'PNG');
    // Until it has risen.
    await page.waitForTimeout(400);
    const { violations } = await new AxeBuilder({ page }).include('[data-testid="export-dialog"]').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    // Nothing is cut off: the buttons are in sight.
    const button = await page.getByTestId('export-save').boundingBox();
    expect(button && button.y + button.height).toBeLessThan(640);
  }
});
