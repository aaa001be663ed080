import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardOf, drag, edgesOf, openBrowser, shapeOf } from './driver.ts';

const menu = (page: Page) => page.getByTestId('canvas-menu');
const closed = (page: Page) => expect.poll(() => menu(page).count()).toBe(0);
/** What has the keyboard on the canvas, by its id there. */
const focused = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id') ?? '',
  );
/** The entry that has the keyboard. */
const entry = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-testid')?.replace('menu-', ''));
const selected = (page: Page) =>
  page
    .locator('.react-flow__node.selected, .react-flow__edge.selected')
    .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-id')));
const entries = (page: Page) =>
  menu(page)
    .locator('[role^="menuitem"]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-testid')?.replace('menu-', '')));
/** The search palette is there and has the keyboard. */
const searching = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('add-search');
const undo = (page: Page) => page.keyboard.press('Control+z');

/** Asks for the menu with the right button at a card, off its marks. */
async function ask(page: Page, id: string): Promise<void> {
  await page.getByTestId(`node-${id}`).click({ button: 'right' });
  await menu(page).waitFor();
}

test('the right button asks for the menu of a card, of several, of an edge, of the canvas', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const all = await edgesOf(page);

  // A card that is not selected is selected first.
  await page.getByTestId('node-conv1').click();
  await ask(page, 'relu1');
  expect(await selected(page)).toEqual(['relu1']);
  expect(await menu(page).getAttribute('aria-labelledby')).not.toBeNull();
  expect(await page.getByRole('menu', { name: 'Menu of relu1' }).count()).toBe(1);
  const drop = menu(page).getByTestId('menu-edit.delete');
  expect(await drop.textContent()).toBe('Delete and join the neighboursDel');
  // relu1 is in no group: there is nothing to ungroup.
  expect(await menu(page).getByTestId('menu-arrange.ungroup').getAttribute('aria-disabled')).toBe('true');
  expect(await menu(page).getByTestId('menu-arrange.ungroup').getAttribute('title')).toBe(
    'Nothing of a group is selected',
  );
  await drop.click();
  await closed(page);
  await expect.poll(() => edgesOf(page)).toContain('conv1 → pool1');
  await undo(page);

  // One of several leaves them selected.
  await page.getByTestId('node-conv1').click();
  await page.getByTestId('node-relu1').click({ modifiers: ['Shift'] });
  await ask(page, 'relu1');
  expect(await selected(page)).toEqual(['conv1', 'relu1']);
  expect(await entries(page)).toContain('align');
  await menu(page).getByTestId('menu-arrange.group').click();
  await expect.poll(() => page.locator('[data-testid^="frame-"]').count()).toBe(1);

  // A group by its title, then by its block.
  await page.getByTestId('group-name').click({ button: 'right' });
  await menu(page).getByTestId('menu-arrange.collapse').click();
  const block = page.locator('.react-flow__node-block');
  await expect.poll(() => block.count()).toBe(1);
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await block.click({ button: 'right' });
  expect(await entries(page)).toContain('walk.fields');
  await menu(page).getByTestId('menu-arrange.ungroup').click();
  await expect.poll(() => block.count()).toBe(0);

  // An edge, where it is seen: between its cards.
  const [conv2, relu2] = [await cardOf(page, 'conv2'), await cardOf(page, 'relu2')];
  const middle = { x: conv2.x, y: (conv2.y + relu2.y) / 2 };
  await page.mouse.click(middle.x, middle.y, { button: 'right' });
  await menu(page).waitFor();
  expect(await page.getByRole('menu', { name: 'Menu of From conv2 to relu2' }).count()).toBe(1);
  await menu(page).getByTestId('menu-edit.add').click();
  await searching(page);
  await page.keyboard.type('batch');
  await page.keyboard.press('Enter');
  await expect.poll(() => edgesOf(page)).toContain('conv2 → batchnorm1');
  expect(await edgesOf(page)).toContain('batchnorm1 → relu2');
  await undo(page);
  await page.mouse.click(middle.x, middle.y, { button: 'right' });
  await menu(page).getByTestId('menu-edit.delete').click();
  await expect.poll(() => edgesOf(page)).toHaveLength(all.length - 1);
  expect(await page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo disconnect conv2 from relu2');
  await undo(page);

  // It leads to its ends, by the keys of the way that the network runs.
  for (const [entry, end] of [
    ['walk.down', 'relu2'],
    ['walk.up', 'conv2'],
  ] as const) {
    await page.mouse.click(middle.x, middle.y, { button: 'right' });
    await menu(page).getByTestId(`menu-${entry}`).click();
    await expect.poll(() => focused(page)).toBe(end);
  }
  await page.keyboard.press('Alt+Shift+KeyR');
  await page.locator('.react-flow__edge').first().focus();
  await page.keyboard.press('Shift+F10');
  await menu(page).getByTestId('menu-walk.right').click();
  await expect.poll(() => focused(page)).toBe('conv1');
  await undo(page);

  // The canvas: what is selected is no longer, and what is added goes there.
  await page.getByTestId('node-conv1').click();
  const canvas = (await page.getByTestId('canvas').boundingBox())!;
  const place = { x: canvas.x + 90, y: canvas.y + 120 };
  await page.mouse.click(place.x, place.y, { button: 'right' });
  await menu(page).waitFor();
  expect(await selected(page)).toEqual([]);
  expect(await entries(page)).toEqual([
    'edit.add',
    'edit.paste',
    'edit.comment',
    'edit.selectAll',
    'view.goTo',
    'view.describe',
    'view.fit',
    'view.arrange',
    'arrange.keeping',
    'arrange.downwards',
    'arrange.rightwards',
    'view.previews',
    'view.cost',
  ]);
  await menu(page).getByTestId('menu-edit.comment').click();
  await page.getByTestId('comment-input').fill('stem');
  await page.keyboard.press('Escape');
  const comment = page.getByTestId('comment-comment1');
  const box = (await comment.boundingBox())!;
  expect(Math.abs(box.x - place.x) + Math.abs(box.y - place.y)).toBeLessThan(24);

  // A comment: write in it. A press elsewhere closes the menu, and another right click opens another.
  await comment.click({ button: 'right' });
  await menu(page).getByTestId('menu-edit.writeComment').click();
  await page.getByTestId('comment-input').fill('the stem');
  await page.keyboard.press('Escape');
  await expect.poll(() => comment.textContent()).toBe('the stem');
  await comment.click({ button: 'right' });
  await menu(page).waitFor();
  await page.getByTestId('node-conv2').click({ button: 'right' });
  await expect.poll(() => page.getByRole('menu', { name: 'Menu of conv2' }).count()).toBe(1);
  await drag(page, place, { x: place.x + 1, y: place.y + 1 });
  await closed(page);
  // Fields keep the browser's own.
  await page.getByTestId('palette-search').click({ button: 'right' });
  await closed(page);
  expect(complaints).toEqual([]);
});

test.each(['ContextMenu', 'Shift+F10'])(
  '%s opens it for what has the keyboard, keys go about it, and the keyboard comes back',
  async (key) => {
    const { page, complaints } = await openBrowser();
    await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
    const all = await edgesOf(page);
    await page.locator('.react-flow__node[data-id="relu1"]').focus();
    await page.keyboard.press(key);
    await expect.poll(() => page.getByRole('menu', { name: 'Menu of relu1' }).count()).toBe(1);
    expect(await selected(page)).toEqual(['relu1']);
    await expect.poll(() => entry(page)).toBe('edit.add');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => entry(page)).toBe('edit.replace');
    await page.keyboard.press('End');
    await expect.poll(() => entry(page)).toBe('edit.deleteApart');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => entry(page)).toBe('edit.delete');
    await page.keyboard.press('Home');
    await expect.poll(() => entry(page)).toBe('edit.add');
    await page.keyboard.type('pu');
    await expect.poll(() => entry(page)).toBe('edit.pullOut');
    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => focused(page)).toBe('relu1');
    // Escape closed the menu, and left what is selected.
    expect(await selected(page)).toEqual(['relu1']);

    await page.keyboard.press(key);
    await expect.poll(() => entry(page)).toBe('edit.add');
    await page.keyboard.type('pul');
    await expect.poll(() => entry(page)).toBe('edit.pullOut');
    await page.keyboard.press('Enter');
    await expect.poll(() => edgesOf(page)).toContain('conv1 → pool1');
    await closed(page);
    await expect.poll(() => focused(page)).toBe('relu1');
    await undo(page);
    await expect.poll(() => edgesOf(page)).toEqual(all);

    // An edge has a menu by key, too.
    await page.locator('.react-flow__edge').first().focus();
    await page.keyboard.press(key);
    await expect.poll(() => page.getByRole('menu', { name: 'Menu of From input to conv1' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('["input","conv1"]');
    // It leads to either end.
    for (const [entry, end] of [
      ['walk.down', 'conv1'],
      ['walk.up', 'input'],
    ] as const) {
      await page.locator('.react-flow__edge').first().focus();
      await page.keyboard.press(key);
      await page.getByTestId(`menu-${entry}`).click();
      await expect.poll(() => focused(page)).toBe(end);
      expect(await selected(page)).toEqual([end]);
    }
    expect(complaints).toEqual([]);
  },
);

test('in Chinese, and of the language of the table of commands', async () => {
  const { page } = await openBrowser({ locale: 'zh-CN', colorScheme: 'dark' });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await ask(page, 'conv1');
  expect(await page.getByRole('menu', { name: 'conv1的菜单' }).count()).toBe(1);
  const words = await menu(page).innerText();
  expect(words).toContain('替换为…');
  expect(words).not.toMatch(/\b(Add|Delete|Group|Copy)\b/);
});
