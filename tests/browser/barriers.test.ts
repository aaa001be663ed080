import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, openTemplate, shapeOf } from './driver.ts';

const looks = [
  { name: 'light, English', colorScheme: 'light', locale: 'en-US' },
  { name: 'dark, Chinese', colorScheme: 'dark', locale: 'zh-CN' },
] as const;

const seen = (page: Page, testId: string) => page.getByTestId(testId).first().waitFor();
const gone = (page: Page, testId: string) => expect.poll(() => page.getByTestId(testId).count()).toBe(0);

interface Surface {
  /** What is examined. */
  readonly scope: string;
  open(page: Page): Promise<void>;
  close?(page: Page): Promise<void>;
}

/** Something with a test id that Escape closes. */
const surface = (testId: string, open: Surface['open'], scope = `[data-testid="${testId}"]`): Surface => ({
  scope,
  async open(page) {
    await open(page);
    await seen(page, testId);
  },
  async close(page) {
    await page.keyboard.press('Escape');
    await gone(page, testId);
  },
});
/** The panel below the canvas, and the canvas. */
const panel = '#panel-pane';
const canvas = '[data-canvas]';
const focus = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`).focus();
const choose = async (page: Page, ...items: readonly string[]): Promise<void> => {
  for (const item of items) await page.getByTestId(item).click();
};

/** All that lies over the window, or beside the canvas, each as it is used. */
const surfaces: Readonly<Record<string, Surface>> = {
  'command palette': surface('command-palette', (page) => page.keyboard.press('Control+k')),
  'add menu': surface('add-menu', async (page) => {
    await focus(page, 'conv1');
    await page.keyboard.press('/');
  }),
  'what to connect to': surface('connect-menu', async (page) => {
    await focus(page, 'conv1');
    await page.keyboard.press('w');
  }),
  'menu of a card': surface('canvas-menu', async (page) => {
    await focus(page, 'conv1');
    await page.keyboard.press('Shift+F10');
  }),
  'file menu': surface('menu-file.new', (page) => choose(page, 'file-menu'), '[role="menu"]'),
  'more menu': surface('menu-help.shortcuts', (page) => choose(page, 'more-menu'), '[role="menu"]'),
  'the network in words': surface('outline', (page) => page.keyboard.press('Shift+I')),
  shortcuts: surface('shortcuts', (page) => page.keyboard.press('?')),
  templates: surface('template-gallery', (page) => choose(page, 'file-menu', 'menu-file.template')),
  export: surface('export-dialog', (page) => page.keyboard.press('Control+Shift+E')),
  'choice to compare with': surface('compare-dialog', (page) =>
    choose(page, 'file-menu', 'menu-file.compare'),
  ),
  explanation: surface('explanation', async (page) => {
    await focus(page, 'conv1');
    await page.keyboard.press('i');
  }),
  'problems of a card': surface('node-problems', async (page) => {
    await page.getByTestId('node-conv2').click();
    await page.getByTestId('param-kernel').fill('20');
    await choose(page, 'badge-conv2');
  }),
  // Before a panel is open: cards are near enough to be read.
  previews: {
    scope: canvas,
    async open(page) {
      await page.keyboard.press('Control+z');
      await choose(page, 'previews');
      await page.getByTestId('preview-conv1').waitFor({ timeout: 30_000 });
    },
    close: (page) => choose(page, 'previews'),
  },
  'cards tinted by cost': {
    scope: canvas,
    async open(page) {
      await choose(page, 'cost');
      await seen(page, 'cost-legend');
    },
  },
  'the table of layers': {
    scope: panel,
    async open(page) {
      await choose(page, 'tab-layers');
      await seen(page, 'layers-table');
    },
  },
  data: {
    scope: panel,
    async open(page) {
      await choose(page, 'tab-data');
      await page.waitForTimeout(800);
    },
  },
  'training with its curves': {
    scope: panel,
    async open(page) {
      await choose(page, 'tab-training');
      const view = page.getByTestId('training-view').getByRole('radio');
      const narrow = (await view.count()) > 0;
      if (narrow) await view.last().click();
      await page.getByTestId('setting-epochs').fill('1');
      await choose(page, 'train');
      if (narrow) await view.first().click();
      await page
        .getByText(/^(Finished|已完成)$/)
        .first()
        .waitFor({ timeout: 180_000 });
    },
  },
  comparison: {
    scope: '#middle-pane',
    async open(page) {
      await openTemplate(page, 'lenet-5');
      await choose(page, 'file-menu', 'menu-file.compare', 'compare-with-document-LeNet-5');
      await page.waitForTimeout(400);
    },
  },
};

test.each(looks)('no serious barrier in all that opens: $name', async ({ colorScheme, locale }) => {
  const { page, complaints } = await openBrowser({ colorScheme, locale });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  const found: Record<string, readonly string[]> = {};
  for (const [name, { scope, open, close }] of Object.entries(surfaces)) {
    await open(page);
    // What fades in is read once it has.
    await page.waitForTimeout(350);
    const { violations } = await new AxeBuilder({ page }).include(scope).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    if (serious.length > 0) found[name] = serious;
    await close?.(page);
  }
  expect(found).toEqual({});
  expect(complaints).toEqual([]);
});
