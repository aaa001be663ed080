import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { card } from '../../shared/drawing/geometry.ts';
import { cardOf, openBrowser, shapeOf } from './driver.ts';

type Point = { readonly x: number; readonly y: number };

const undoName = (page: Page) => page.getByTestId('undo').getAttribute('aria-label');
const zoomOf = async (page: Page): Promise<number> =>
  ((await page.getByTestId('node-input').boundingBox())?.width ?? 0) / card.width;
/** The guides that are seen: `vertical`, `horizontal`, and `gap vertical` where spacing is alike. */
const guides = (page: Page): Promise<readonly string[]> =>
  page
    .getByTestId('guides')
    .locator('path')
    .evaluateAll((paths) =>
      paths
        .map((path) => path.getAttribute('data-guide') ?? `gap ${path.getAttribute('data-gap')}`)
        .filter((name, index, all) => all.indexOf(name) === index)
        .sort(),
    );

/** Waits until the view stands still: from a moving one nobody could take a card. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const view = document.querySelector<HTMLElement>('.react-flow__viewport');
    const [now, before] = [view?.style.transform ?? '', view?.dataset.before];
    const still = now === before ? Number(view?.dataset.still ?? 0) + 1 : 0;
    if (view) Object.assign(view.dataset, { before: now, still: `${still}` });
    return still >= 8;
  });

/** Takes a card and brings its middle to a place, without letting it go. */
async function carry(page: Page, id: string, to: Point): Promise<void> {
  await settled(page);
  const { x, y } = await cardOf(page, id);
  await page.mouse.move(x, y);
  await page.mouse.down();
  // The card follows from where the drag begins: at the first pixels.
  const [right, down] = [2, 2];
  await page.mouse.move(x + right, y + down);
  await page.mouse.move((x + to.x) / 2, (y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x + right, to.y + down, { steps: 6 });
}

test('dragged cards are drawn to where they are in line with others or as far apart, with guides; Ctrl moves freely', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  const zoom = await zoomOf(page);
  const conv1 = await cardOf(page, 'conv1');
  const aside = { x: conv1.x + 330, y: conv1.y + 2.5 * zoom };

  // With Ctrl a card goes where the hand wants it, off the grid, and there are no guides.
  await carry(page, 'softmax', aside);
  await expect.poll(() => guides(page)).toContain('horizontal');
  expect(await page.getByTestId('guide-hint').textContent()).toBe('Hold Ctrl to move freely');
  await expect.poll(async () => Math.abs((await cardOf(page, 'softmax')).y - conv1.y)).toBeLessThan(0.05);
  await page.keyboard.down('Control');
  await expect.poll(() => guides(page)).toEqual([]);
  expect(await page.getByTestId('guide-hint').count()).toBe(0);
  await page.mouse.up();
  await page.keyboard.up('Control');
  const softmax = await cardOf(page, 'softmax');
  expect(Math.abs(softmax.y - aside.y)).toBeLessThanOrEqual(zoom);
  expect(Math.abs(softmax.y - conv1.y)).toBeGreaterThan(1.2 * zoom);
  expect(await undoName(page)).toBe('Undo move softmax');

  // Another comes to lie exactly in line with that one, though it is off the grid.
  const relu1 = await cardOf(page, 'relu1');
  await carry(page, 'relu4', { x: softmax.x + 3, y: relu1.y + 30 });
  await expect.poll(() => guides(page)).toContain('vertical');
  await page.mouse.up();
  await expect.poll(() => guides(page)).toEqual([]);
  const relu4 = await cardOf(page, 'relu4');
  expect(relu4.x).toBeCloseTo(softmax.x, 1);

  // A third goes as far below as the second is below the first.
  await carry(page, 'fc3', { x: softmax.x + 2, y: 2 * relu4.y - softmax.y + 3 });
  await expect.poll(() => guides(page)).toEqual(['gap vertical', 'vertical']);
  await page.mouse.up();
  const fc3 = await cardOf(page, 'fc3');
  expect(fc3.y - relu4.y).toBeCloseTo(relu4.y - softmax.y, 1);
  expect(fc3.x).toBeCloseTo(softmax.x, 1);

  // Several are one box: their outer edges count, and they keep their distances.
  await page.getByTestId('node-fc3').click();
  await page.getByTestId('node-relu4').click({ modifiers: ['Shift'], position: { x: 20, y: 8 } });
  const input = await cardOf(page, 'input');
  await carry(page, 'fc3', { x: softmax.x + 70, y: fc3.y + input.y - relu4.y + 2 });
  await expect.poll(() => guides(page)).toContain('horizontal');
  await page.mouse.up();
  const [moved, with3] = [await cardOf(page, 'relu4'), await cardOf(page, 'fc3')];
  expect(moved.y).toBeCloseTo(input.y, 1);
  expect(with3.y - moved.y).toBeCloseTo(fc3.y - relu4.y, 1);
  expect(await undoName(page)).toBe('Undo move 2 layers');
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('dirty').count()).toBe(0);

  // Where nothing is near, the grid holds as ever.
  const fc1 = await cardOf(page, 'fc1');
  await carry(page, 'fc1', { x: fc1.x + 300, y: fc1.y + 20 * zoom });
  await page.mouse.up();
  const put = await cardOf(page, 'fc1');
  const steps = [(put.x - fc1.x) / zoom / 8, (put.y - fc1.y) / zoom / 8];
  for (const step of steps) expect(Math.abs(step - Math.round(step))).toBeLessThan(0.1);
  expect(complaints).toEqual([]);
});

test('arranged, cards glide to their places, at once in the document; a key or an edit ends it, and undo is one step', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  const before = await cardOf(page, 'pool2');
  await carry(page, 'pool2', { x: before.x + 300, y: before.y });
  await page.mouse.up();
  const moved = await cardOf(page, 'pool2');

  // Every place that the card is drawn at while it is arranged.
  const watch = (command: string): Promise<readonly number[]> =>
    page.evaluate((press) => {
      const card = document
        .querySelector('[data-testid="node-pool2"]')
        ?.closest<HTMLElement>('.react-flow__node');
      const seen: number[] = [];
      const look = (): void => {
        const x = card ? new DOMMatrix(getComputedStyle(card).transform).m41 : Number.NaN;
        if (seen[seen.length - 1] !== x) seen.push(x);
      };
      look();
      if (press === 'arrange') document.querySelector<HTMLElement>('[data-testid="arrange"]')?.click();
      else window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, code: 'KeyZ' }));
      return new Promise<readonly number[]>((resolve) => {
        let frames = 0;
        const frame = (): void => {
          look();
          if (++frames < 40) requestAnimationFrame(frame);
          else resolve(seen);
        };
        requestAnimationFrame(frame);
      });
    }, command);
  const way = await watch('arrange');
  expect(way.length).toBeGreaterThan(3);
  expect([...way].sort((a, b) => b - a)).toEqual(way);
  await expect.poll(async () => Math.abs((await cardOf(page, 'pool2')).x - before.x)).toBeLessThan(1);
  expect(await undoName(page)).toBe('Undo arrange the layers');
  expect(await page.getByTestId('announcement').textContent()).toBe('arrange the layers');

  // Undone while it glides, it is where it was: nothing goes on moving.
  await page.evaluate(() => {
    const press = (name: string) => document.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.click();
    press('undo');
    press('arrange');
  });
  await page.waitForTimeout(60);
  expect(await undoName(page)).toBe('Undo arrange the layers');
  const undone = await watch('undo');
  expect(undone.length).toBeLessThanOrEqual(3);
  expect(await undoName(page)).toBe('Undo move pool2');
  expect(undone[undone.length - 1]).toBeCloseTo(way[0] ?? Number.NaN, 5);
  expect(moved.x).toBeGreaterThan(before.x + 200);
  expect(complaints).toEqual([]);
});

test('who wants little motion sees cards arranged at once', async () => {
  const { page } = await openBrowser({ reducedMotion: 'reduce' });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  const before = await cardOf(page, 'pool2');
  await carry(page, 'pool2', { x: before.x + 300, y: before.y });
  await page.mouse.up();
  const places = await page.evaluate(async () => {
    const card = document
      .querySelector('[data-testid="node-pool2"]')
      ?.closest<HTMLElement>('.react-flow__node');
    const seen = new Set<string>();
    seen.add(card?.style.transform ?? '');
    document.querySelector<HTMLElement>('[data-testid="arrange"]')?.click();
    for (let frame = 0; frame < 30; frame++) {
      await new Promise(requestAnimationFrame);
      seen.add(card?.style.transform ?? '');
    }
    return [...seen];
  });
  expect(places).toHaveLength(2);
});

const choose = async (page: Page, ...ids: readonly string[]): Promise<void> => {
  for (const [index, id] of ids.entries())
    await page
      .getByTestId(`node-${id}`)
      .click({ position: { x: 20, y: 8 }, ...(index > 0 ? { modifiers: ['Shift'] as const } : {}) });
};
/** Where cards lie to another one, in the document's units, all at one moment: the view may move. */
const placesTo = (page: Page, origin: string, ids: readonly string[]): Promise<readonly Point[]> =>
  page.evaluate(
    (names) => {
      const zoom = new DOMMatrix(
        getComputedStyle(document.querySelector('.react-flow__viewport') ?? document.body).transform,
      ).a;
      const boxes = names.map((id) =>
        document.querySelector(`[data-testid="node-${id}"]`)?.getBoundingClientRect(),
      );
      const from = boxes[0];
      return boxes.slice(1).map((box) => ({
        x: Math.round(((box?.x ?? Number.NaN) - (from?.x ?? 0)) / zoom),
        y: Math.round(((box?.y ?? Number.NaN) - (from?.y ?? 0)) / zoom),
      }));
    },
    [origin, ...ids],
  );

test('arranging keeps what was moved by hand when asked, and what is pinned always; of several selected, just these', async () => {
  const { page, complaints } = await openBrowser({
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await settled(page);
  const column = ['conv1', 'relu1', 'pool1', 'conv2', 'relu2', 'pool2', 'fc1'];
  const arranged = await placesTo(page, 'input', column);

  // Two are moved: one aside, one onto the place where another belongs.
  await settled(page);
  const [conv2, fc1] = [await cardOf(page, 'conv2'), await cardOf(page, 'fc1')];
  await carry(page, 'conv2', { x: conv2.x + 290, y: conv2.y });
  await page.mouse.up();
  await carry(page, 'relu1', { x: fc1.x + 30, y: fc1.y + 6 });
  await page.mouse.up();
  await settled(page);
  const [byHand] = await placesTo(page, 'input', ['conv2']);
  await page.getByTestId('arrange-menu').click();
  await page.getByTestId('menu-arrange-keeping').click();
  await expect.poll(() => undoName(page)).toBe('Undo arrange, keeping what was moved');
  // The others go on below the one that feeds them, once they are drawn and the view shows all; none lies on another.
  const below = async (): Promise<number> => {
    const [relu1, pool1] = await placesTo(page, 'input', ['relu1', 'pool1']);
    return (pool1?.y ?? Number.NaN) - (relu1?.y ?? Number.NaN);
  };
  await expect.poll(below).toBeGreaterThan(0);
  await settled(page);
  const kept = await placesTo(page, 'input', column);
  expect(kept[0]).toEqual(arranged[0]);
  expect(kept[3]).toEqual(byHand);
  for (const [index, one] of kept.entries())
    for (const other of kept.slice(index + 1))
      expect(Math.abs(one.x - other.x) >= card.width || Math.abs(one.y - other.y) >= card.height).toBe(true);
  // Again, it is the same: they are still known as moved.
  await page.keyboard.press('Alt+Shift+KeyA');
  await expect.poll(() => placesTo(page, 'input', column)).toEqual(kept);
  await page.getByTestId('arrange').click();
  await expect.poll(() => placesTo(page, 'input', column)).toEqual(arranged);

  // Pinned, a card stays whatever is arranged, until its pin is taken off.
  await settled(page);
  const pool = await cardOf(page, 'pool2');
  await carry(page, 'pool2', { x: pool.x + 290, y: pool.y });
  await page.mouse.up();
  await page.keyboard.press('Shift+P');
  await page.getByTestId('pin-pool2').waitFor();
  expect(await undoName(page)).toBe('Undo pin pool2');
  await settled(page);
  const [pinned] = await placesTo(page, 'input', ['pool2']);
  await page.getByTestId('arrange').click();
  await expect.poll(async () => (await placesTo(page, 'input', ['pool2']))[0]).toEqual(pinned);
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"pinned": true');
  await page.getByTestId('pin-pool2').click();
  await expect.poll(() => page.getByTestId('pin-pool2').count()).toBe(0);
  expect(await undoName(page)).toBe('Undo unpin pool2');
  await page.getByTestId('arrange').click();
  await expect.poll(() => placesTo(page, 'input', column)).toEqual(arranged);

  // Of several selected, these alone are arranged; of one, there is nothing to arrange.
  await choose(page, 'relu3');
  await page.getByTestId('arrange-menu').click();
  expect(await page.getByTestId('menu-arrange-selection').getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');
  for (const [id, right] of [
    ['relu3', 60],
    ['fc2', 110],
    ['conv1', 290],
  ] as const) {
    await settled(page);
    const at = await cardOf(page, id);
    await carry(page, id, { x: at.x + right, y: at.y });
    await page.mouse.up();
  }
  await settled(page);
  const [aside] = await placesTo(page, 'input', ['conv1']);
  await choose(page, 'relu3', 'fc2', 'relu4');
  await page.keyboard.press('Alt+Shift+KeyS');
  await expect.poll(() => undoName(page)).toBe('Undo arrange 3 layers');
  const inColumn = async (): Promise<number> =>
    new Set((await placesTo(page, 'input', ['relu3', 'fc2', 'relu4'])).map(({ x }) => x)).size;
  await expect.poll(inColumn).toBe(1);
  const [still, ...these] = await placesTo(page, 'input', ['conv1', 'relu3', 'fc2', 'relu4']);
  expect(still).toEqual(aside);
  expect(these.map(({ y }) => y)).toEqual([...these.map(({ y }) => y)].sort((a, b) => a - b));
  expect(complaints).toEqual([]);
});
