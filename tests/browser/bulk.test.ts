import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drag, openBrowser, shapeOf } from './driver.ts';

const box = async (page: Page, testId: string) => {
  const found = await page.getByTestId(testId).boundingBox();
  if (!found) throw new Error(`${testId} is not to be seen`);
  return found;
};
const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');
const inspector = async (page: Page) => (await page.getByTestId('inspector').textContent()) ?? '';
const edges = (page: Page) => page.locator('.react-flow__edge').count();

/** Clicks cards one after the other, the later ones with Shift. */
async function choose(page: Page, ...ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await page.getByTestId(`node-${id}`).click(index === 0 ? {} : { modifiers: ['Shift'] });
}

test('several layers: box select, copy, cut and paste, between windows and as text', async () => {
  const { page, address, complaints } = await openBrowser({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');

  // A box drawn with Shift selects what it touches.
  const [first, last] = [await box(page, 'node-conv1'), await box(page, 'node-pool1')];
  await page.keyboard.down('Shift');
  await drag(
    page,
    { x: first.x - 30, y: first.y + 4 },
    { x: last.x + last.width + 30, y: last.y + last.height / 2 },
  );
  await page.keyboard.up('Shift');
  await expect.poll(() => inspector(page)).toContain('3 layers selected');

  // The copy goes to the pointer, with the edges within; pasted again without moving it lies beside, not on top.
  await page.keyboard.press('Control+c');
  const before = await edges(page);
  await page.mouse.move(first.x + first.width + 260, first.y + 60);
  await page.keyboard.press('Control+v');
  await expect.poll(() => page.getByTestId('node-conv3').count()).toBe(1);
  expect(await edges(page)).toBe(before + 2);
  expect(await undoName(page)).toBe('Undo paste 3 layers');
  await page.keyboard.press('Control+v');
  await expect.poll(() => page.getByTestId('node-conv4').count()).toBe(1);
  const [third, fourth] = [await box(page, 'node-conv3'), await box(page, 'node-conv4')];
  expect(third.x).toBeGreaterThan(first.x + first.width);
  expect(fourth.x).toBeGreaterThan(third.x);
  await page.keyboard.press('Control+x');
  await expect.poll(() => page.getByTestId('node-conv4').count()).toBe(0);
  expect(await undoName(page)).toBe('Undo cut 3 layers');

  // The clipboard holds the file format: what was cut here is pasted in another window, and names stay where they are free.
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text).nodes.map(({ type }: { type: string }) => type)).toEqual([
    'Conv',
    'ReLU',
    'MaxPool',
  ]);
  const other = await page.context().newPage();
  await other.goto(address);
  await other.getByTestId('engine').waitFor({ timeout: 30_000 });
  await other.keyboard.press('Control+Alt+n');
  await expect.poll(() => other.getByTestId('empty').isVisible()).toBe(true);
  await other.keyboard.press('Control+v');
  await expect.poll(() => other.getByTestId('node-conv4').count()).toBe(1);
  await other.close();

  // A whole network's text can be pasted, other text is told apart.
  await page.bringToFront();
  const put = (words: string) => page.evaluate((copied) => navigator.clipboard.writeText(copied), words);
  await put('a shopping list');
  await page.keyboard.press('Control+v');
  await expect
    .poll(() => page.getByTestId('toast-warning').textContent())
    .toContain('The clipboard holds no network');
  await put('{"format":"netloom","version":1,"nodes":[{"id":"added","type":"Softmax"}],"edges":[]}');
  await page.keyboard.press('Control+v');
  await expect.poll(() => page.getByTestId('node-added').count()).toBe(1);

  // In a field the keys are the field's.
  await page.getByTestId('network-name').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('LeNet-5');
  expect(complaints).toEqual([]);
});

test('several layers: one parameter for all, nudged, aligned, distributed, each one step with a name', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'conv2')).toBe('10x10x16');
  await choose(page, 'conv1', 'conv2');
  await expect.poll(() => inspector(page)).toContain('2 layers selected');
  // They differ in filters and agree in kernel.
  expect(await page.getByTestId('param-filters').getAttribute('placeholder')).toBe('mixed');
  expect(await page.getByTestId('param-filters').inputValue()).toBe('');
  expect(await page.getByTestId('param-kernel').inputValue()).toBe('5');
  await page.getByTestId('param-filters').fill('12');
  await expect.poll(() => shapeOf(page, 'conv2')).toBe('10x10x12');
  expect(await shapeOf(page, 'conv1')).toBe('28x28x12');
  expect(await undoName(page)).toBe('Undo change filters to 12 on 2 layers');
  await page.getByTestId('undo').click();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');
  expect(await shapeOf(page, 'conv2')).toBe('10x10x16');

  // Of everything, a press picks the layers of one kind.
  await page.getByTestId('canvas').click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Control+a');
  await page.getByTestId('only-FC').click();
  await expect.poll(() => inspector(page)).toContain('3 layers selected');

  // Nudged by keys: one step, however often.
  await choose(page, 'fc3');
  const start = await box(page, 'node-fc3');
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect.poll(async () => (await box(page, 'node-fc3')).x).toBeGreaterThan(start.x);
  expect(await undoName(page)).toBe('Undo move fc3');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.round((await box(page, 'node-fc3')).x)).toBe(Math.round(start.x));

  // Put aside, aligned again by key, distributed by button.
  const fc2 = await box(page, 'node-fc2');
  await drag(page, { x: fc2.x + 60, y: fc2.y + 10 }, { x: fc2.x + 200, y: fc2.y + 20 });
  await choose(page, 'fc1', 'fc2', 'fc3');
  await page.keyboard.press('Alt+a');
  await expect.poll(() => undoName(page)).toBe('Undo align left edges');
  const lefts = await Promise.all(['fc1', 'fc2', 'fc3'].map(async (id) => (await box(page, `node-${id}`)).x));
  expect(new Set(lefts.map(Math.round)).size).toBe(1);
  await page.getByTestId('arrange.vertically').click();
  const tops = await Promise.all(['fc1', 'fc2', 'fc3'].map(async (id) => (await box(page, `node-${id}`)).y));
  expect(tops[1]! - tops[0]!).toBeCloseTo(tops[2]! - tops[1]!, 0);
});

test('groups: framed, named, collapsed to a block with totals and wires, expanded, undone', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'pool1')).toBe('14x14x6');
  await choose(page, 'conv1', 'relu1', 'pool1');
  await page.keyboard.press('Control+g');
  await page.getByTestId('frame-group1').waitFor({ state: 'attached' });
  expect(await undoName(page)).toBe('Undo group “Convolution block”');
  await page.getByTestId('group-name-field').fill('Stem');
  await expect.poll(() => undoName(page)).toBe('Undo rename group to “Stem”');

  // The title drags all of it.
  const [title, conv] = [await box(page, 'choose-group1'), await box(page, 'node-conv1')];
  await drag(page, { x: title.x + 60, y: title.y + 8 }, { x: title.x + 220, y: title.y + 8 });
  await expect.poll(async () => (await box(page, 'node-conv1')).x).toBeGreaterThan(conv.x + 120);
  expect(await undoName(page)).toBe('Undo move Stem');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.round((await box(page, 'node-conv1')).x)).toBe(Math.round(conv.x));

  // One block: its layers are gone, its figures are there, and wires lead to it.
  const before = await edges(page);
  await page.getByTestId('collapse-group1').click();
  const block = page.getByTestId('group-group1');
  await block.waitFor();
  expect(await page.getByTestId('node-conv1').count()).toBe(0);
  expect(await edges(page)).toBe(before - 2);
  expect(await block.getAttribute('data-shape')).toBe('14x14x6');
  expect(Number(await block.getAttribute('data-parameters'))).toBe(156);
  const words = await block.textContent();
  for (const part of ['Stem', '28×28×1', '14×14×6', '3 layers', '156 parameters'])
    expect(words).toContain(part);

  // A wire taken away and drawn again reaches the layer within.
  await page.getByRole('group', { name: /From pool1 to conv2/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect.poll(() => shapeOf(page, 'conv2')).toBe(null);
  expect(await undoName(page)).toBe('Undo disconnect pool1 from conv2');
  const centre = async (locator: ReturnType<Page['locator']>) => {
    const found = await locator.boundingBox();
    if (!found) throw new Error('no handle');
    return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
  };
  await drag(
    page,
    await centre(block.locator('.react-flow__handle.source')),
    await centre(page.getByTestId('node-conv2').locator('.react-flow__handle.target')),
  );
  await expect.poll(() => shapeOf(page, 'conv2')).toBe('10x10x16');
  expect(await undoName(page)).toBe('Undo connect pool1 to conv2');

  // Moved as one card, it moves what is in it.
  const at = await box(page, 'group-group1');
  const y = at.y + at.height / 2;
  await drag(page, { x: at.x + 80, y }, { x: at.x + 240, y });
  expect(await undoName(page)).toBe('Undo move Stem');
  await page.keyboard.press('Control+e');
  await expect.poll(async () => (await box(page, 'node-conv1')).x).toBeGreaterThan(conv.x + 120);
  await page.keyboard.press('Control+Shift+g');
  await expect.poll(() => page.getByTestId('frame-group1').count()).toBe(0);
  for (let step = 0; step < 20 && (await page.getByTestId('undo').isEnabled()); step++)
    await page.getByTestId('undo').click();
  expect(await page.getByTestId('dirty').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a kept block is in the palette: added, found, renamed, deleted and given back', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');
  await page.getByTestId('node-conv1').click();
  await page.getByTestId('node-relu1').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Shift+k');
  const own = page.locator('[data-testid^="palette-own-"]');
  await expect.poll(() => own.count()).toBe(1);

  // Behind what is selected, wired, in one step.
  await page.getByTestId('node-pool1').click();
  await own.click();
  await expect.poll(() => shapeOf(page, 'conv3')).toBe('14x14x6');
  expect(await undoName(page)).toMatch(/^Undo insert /);
  await page.getByTestId('undo').click();

  await own.focus();
  await page.keyboard.press('F2');
  await page.getByTestId('block-name-input').fill('stem');
  await page.keyboard.press('Enter');
  await page.getByTestId('palette-search').fill('ste');
  await expect.poll(() => page.getByTestId('palette-own-stem').count()).toBe(1);
  await page.getByTestId('palette-search').press('Escape');
  await page.getByTestId('palette-own-stem').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => own.count()).toBe(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(() => own.count()).toBe(1);
  await page.reload();
  await expect.poll(() => page.getByTestId('palette-own-stem').count()).toBe(1);
});

test('comments: written, moved, resized, reached by keys, deleted', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'conv1')).toBe('28x28x6');
  const canvas = await box(page, 'canvas');
  await page.mouse.move(canvas.x + 120, canvas.y + 160);
  await page.keyboard.press('c');
  await page.getByTestId('comment-input').fill('as in the paper');
  await page.keyboard.press('Escape');
  const comment = page.getByTestId('comment-comment1');
  expect(await comment.textContent()).toContain('as in the paper');
  expect(await undoName(page)).toBe('Undo write “as in the paper”');

  const at = await box(page, 'comment-comment1');
  await drag(page, { x: at.x + 40, y: at.y + 40 }, { x: at.x + 40, y: at.y + 140 });
  await expect.poll(async () => (await box(page, 'comment-comment1')).y).toBeGreaterThan(at.y + 60);
  expect(await undoName(page)).toBe('Undo move 1 comment');
  const grip = await box(page, 'resize-comment1');
  await drag(page, { x: grip.x + 8, y: grip.y + 8 }, { x: grip.x + 90, y: grip.y + 60 });
  await expect.poll(async () => (await box(page, 'comment-comment1')).width).toBeGreaterThan(at.width + 40);
  expect(await undoName(page)).toMatch(/^Undo resize comment to \d+×\d+$/);

  // By keyboard: its text in the inspector, Enter to write in it, Delete.
  await page.getByTestId('comment-text').fill('stem');
  await expect.poll(() => comment.textContent()).toContain('stem');
  await page.locator('.react-flow__node-comment').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('!');
  await expect.poll(() => comment.textContent()).toContain('stem!');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect.poll(() => comment.count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => comment.count()).toBe(1);
});
