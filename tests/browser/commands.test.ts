import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commandIds } from '../../shared/commands/index.ts';
import { openBrowser, openTemplate, shapeOf } from './driver.ts';

/** Opens the command palette by its key and types. */
async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByTestId('command-palette').waitFor();
  await page.keyboard.type(query);
}

const optionsOf = (page: Page): Promise<readonly string[]> => page.getByRole('option').allInnerTexts();

const closed = (page: Page) => expect.poll(() => page.getByTestId('command-palette').count()).toBe(0);

test('the command palette lists every command, with its key and why it cannot be used now', async () => {
  const { page, complaints } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  await page.keyboard.press('Control+Shift+p');
  for (const id of commandIds)
    if (id !== 'view.commands') expect(await page.getByTestId(`command-${id}`).count(), id).toBe(1);
  const undo = page.getByTestId('command-edit.undo');
  expect(await undo.innerText()).toMatch(/Undo\s+There is nothing to undo\s+Ctrl\+Z/);
  expect(await undo.getAttribute('aria-disabled')).toBe('true');
  // What cannot be done is not done.
  await page.keyboard.type('undo');
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('command-palette').count()).toBe(1);
  await page.keyboard.press('Escape');
  await closed(page);

  // Now it can: a layer is added from the palette, after what was selected, and taken back.
  await page.getByTestId('node-pool1').click();
  await ask(page, 'add layer');
  expect((await optionsOf(page))[0]).toContain('Add a layer');
  await page.keyboard.press('Enter');
  await page.getByTestId('add-menu').waitFor();
  await page.keyboard.type('batch');
  await page.keyboard.press('Enter');
  await expect.poll(() => shapeOf(page, 'batchnorm1')).toBe('14x14x6');
  await ask(page, 'undo');
  await page.keyboard.press('Enter');
  await closed(page);
  await expect.poll(() => page.getByTestId('node-batchnorm1').count()).toBe(0);
  // What was used lately comes first.
  await page.keyboard.press('Control+k');
  expect((await optionsOf(page)).slice(0, 2).map((text) => text.split('\n')[0])).toEqual([
    'Undo',
    'Add a layer…',
  ]);
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});

test('by letters of a name, in either language, to layers, tabs, templates, look and language', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  // A layer: selected, in sight, and with the keyboard.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('fc3');
  await page.keyboard.press('Enter');
  await closed(page);
  await expect.poll(() => page.getByTestId('inspector').getByRole('heading').first().innerText()).toBe('fc3');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('fc3');

  await ask(page, 'template lenet');
  await page.keyboard.press('Enter');
  await closed(page);
  await ask(page, 'template densenet');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toContain('DenseNet');
  await ask(page, 'go tab lenet');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toBe('LeNet-5');

  await ask(page, 'dark');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await ask(page, '中文');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('train-now').textContent()).toBe('训练');
  // English finds them still.
  await ask(page, 'zoom in');
  expect((await optionsOf(page))[0]).toMatch(/放大\s+Zoom in/);
  await page.keyboard.press('Enter');
  await ask(page, 'nothing of that kind');
  expect(await page.getByTestId('command-none').innerText()).toContain('nothing of that kind');
});

test('a large network is searched as fast as it is typed, and the list says what there is', async () => {
  const { page } = await openBrowser();
  await openTemplate(page, 'resnet-50');
  await expect.poll(() => page.getByTestId('network-name').inputValue()).toContain('ResNet-50');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('softmax');
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.react-flow__node:focus').count()).toBe(1);
});

test('menus show the keys that the list of shortcuts shows', async () => {
  const { page } = await openBrowser();
  await page.getByTestId('file-menu').click();
  expect(await page.getByTestId('menu-file.new').innerText()).toMatch(/New network\s+Ctrl\+Alt\+N/);
  const reopen = page.getByTestId('menu-tab.reopen');
  expect(await reopen.getAttribute('data-disabled')).toBe('');
  expect(await reopen.getAttribute('title')).toBe('No tab was closed');
  await page.keyboard.press('Escape');
  await page.getByTestId('more-menu').click();
  await page.getByTestId('menu-help.shortcuts').click();
  await page.getByTestId('shortcuts').waitFor();
  expect(await page.getByTestId('shortcut-file.new').innerText()).toMatch(/New network\s+Ctrl\+Alt\+N/);
  expect(await page.getByTestId('shortcut-view.commands').innerText()).toMatch(/Command palette\s+Ctrl\+K/);
});

test.each(['en-US', 'zh-CN'])(
  'the buttons of the canvas are called as in the list of shortcuts: %s',
  async (locale) => {
    const { page } = await openBrowser({ locale });
    await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
    const buttons = {
      'zoom-out': 'view.zoomOut',
      'zoom-in': 'view.zoomIn',
      fit: 'view.fit',
      arrange: 'view.arrange',
      previews: 'view.previews',
      cost: 'view.cost',
    };
    await page.keyboard.press('?');
    await page.getByTestId('shortcuts').waitFor();
    const listed = new Map<string, string>();
    for (const [button, command] of Object.entries(buttons))
      listed.set(button, (await page.getByTestId(`shortcut-${command}`).innerText()).replace(/\s/g, ''));
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('shortcuts').count()).toBe(0);
    // The keyboard is not given back to the buttons: one goes there.
    await page.keyboard.press('Tab');
    for (const [button, words] of listed) {
      await page.getByTestId(button).focus();
      const tooltip = page.locator(`[data-radix-popper-content-wrapper]`);
      await expect
        .poll(async () => (await tooltip.allInnerTexts()).join(' ').replace(/\s/g, ''))
        .toContain(words);
      const name = (await page.getByTestId(button).getAttribute('aria-label')) ?? '';
      expect(words.startsWith(name.replace(/\s/g, ''))).toBe(true);
    }
    await page.getByTestId('arrange-menu').click();
    await page.getByTestId('menu-arrange-keeping').waitFor();
    const keeping = (await page.getByTestId('menu-arrange-keeping').innerText()).replace(/\s/g, '');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
    await page.keyboard.press('?');
    expect((await page.getByTestId('shortcut-arrange.keeping').innerText()).replace(/\s/g, '')).toBe(keeping);
  },
);
