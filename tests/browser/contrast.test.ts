import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, openTemplate, shapeOf } from './driver.ts';

/** `data-theme` and `data-contrast` of the window. */
const lookOf = (page: Page) =>
  page.evaluate(() => {
    const { theme, contrast } = document.documentElement.dataset;
    return [theme, contrast].join(' ').trim();
  });

async function chooseTheme(page: Page, item: string): Promise<void> {
  await page.getByTestId('more-menu').click();
  await page.getByTestId('menu-theme').press('ArrowRight');
  await page.getByTestId(`menu-view.${item}`).press('Enter');
}

/** Words that have less than 7 to 1. */
async function faintWords(page: Page): Promise<readonly string[]> {
  // What fades in is judged once it is there.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze();
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message}`),
  );
}

const looks = [
  { name: 'light, English', colorScheme: 'light', locale: 'en-US' },
  { name: 'dark, Chinese', colorScheme: 'dark', locale: 'zh-CN' },
] as const;

test.each(looks)('where the system asks for contrast, words have 7 to 1: $name', async (look) => {
  const { page } = await openBrowser({ ...look, contrast: 'more' });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  expect(await lookOf(page)).toBe(`${look.colorScheme} more`);
  expect(await faintWords(page)).toEqual([]);
  await page.getByTestId('node-conv2').click();
  await page.getByTestId('param-kernel').fill('20');
  for (const tab of ['training', 'data', 'problems', 'layers']) {
    await page.getByTestId(`tab-${tab}`).click();
    expect(await faintWords(page), tab).toEqual([]);
  }
  await page.getByTestId('undo').click();
  await page.getByTestId('cost').click();
  expect(await faintWords(page), 'cost').toEqual([]);
  for (const key of ['Control+k', '/', '?']) {
    await page.getByTestId('node-conv2').click();
    await page.keyboard.press(key);
    expect(await faintWords(page), key).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.getByTestId('file-menu').click();
  expect(await faintWords(page), 'menu').toEqual([]);
  await page.getByTestId('menu-file.template').click();
  await page.getByTestId('template-vgg-16').hover();
  expect(await faintWords(page), 'templates').toEqual([]);
});

test('high contrast is chosen like the other looks, is kept, and follows the system when that is asked', async () => {
  const { page } = await openBrowser();
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  expect(await lookOf(page)).toBe('light');
  await chooseTheme(page, 'contrastDark');
  await expect.poll(() => lookOf(page)).toBe('dark more');
  await page.reload();
  await expect.poll(() => lookOf(page)).toBe('dark more');
  await chooseTheme(page, 'contrastLight');
  await expect.poll(() => lookOf(page)).toBe('light more');
  await chooseTheme(page, 'themeDark');
  await expect.poll(() => lookOf(page)).toBe('dark');
  // What was chosen stays whatever the system says.
  await page.emulateMedia({ contrast: 'more' });
  expect(await lookOf(page)).toBe('dark');
  await chooseTheme(page, 'themeSystem');
  await expect.poll(() => lookOf(page)).toBe('light more');
  await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'dark' });
  await expect.poll(() => lookOf(page)).toBe('dark');
});

/** How much a colour of the element, as the browser has worked it out, stands out from the window's ground: 1 to 21 (WCAG 2.2). */
function standsOut(page: Page, selector: string, property: string, pseudo?: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate(
      (element, [name, of]) => {
        const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const luminance = (colours: readonly string[]): number => {
          paint.clearRect(0, 0, 1, 1);
          for (const colour of colours) {
            paint.fillStyle = colour;
            paint.fillRect(0, 0, 1, 1);
          }
          const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
            const share = value / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
        };
        const ground = getComputedStyle(document.body).backgroundColor;
        const value = getComputedStyle(element, of).getPropertyValue(name!);
        // A shadow begins with its colour.
        const colour = /^(rgba?\([^)]*\)|color\([^)]*\))/.exec(value)?.[0];
        if (colour === undefined) throw new Error(`${name} is ${value}`);
        const both = [luminance([ground]), luminance([ground, colour])].sort((a, b) => a - b);
        return (both[1]! + 0.05) / (both[0]! + 0.05);
      },
      [property, pseudo],
    );
}

test.each(['light', 'dark'] as const)('forced colours: nothing vanishes (%s)', async (colorScheme) => {
  const { page } = await openBrowser({ colorScheme, forcedColors: 'active' });
  await expect.poll(() => shapeOf(page, 'softmax')).toBe('10');
  expect(await lookOf(page)).toBe(`${colorScheme} more`);
  const seen: readonly (readonly [selector: string, property: string, pseudo?: string])[] = [
    ['[data-testid="node-pool1"]', 'box-shadow'],
    ['[data-testid="node-pool1"] [class*="bar"]', 'background-color'],
    ['[data-testid="node-pool1"] .react-flow__handle', 'background-color'],
    ['.react-flow__edge path', 'stroke'],
    ['[data-testid="palette-Conv"] [class*="swatch"]', 'background-color'],
    ['[data-testid="toggle-palette"]', 'box-shadow'],
    ['[data-testid="tab-training"]', 'background-color', '::after'],
    ['[data-testid="train-now"]', 'background-color'],
  ];
  for (const [selector, property, pseudo] of seen)
    expect(await standsOut(page, selector, property, pseudo), `${selector} ${property}`).toBeGreaterThan(3);
  // What is selected, and what has the keyboard.
  const plain = await page
    .getByTestId('node-conv2')
    .evaluate((card) => window.getComputedStyle(card).boxShadow);
  await page.getByTestId('node-conv2').click();
  const ring = () =>
    page.getByTestId('node-conv2').evaluate((card) => window.getComputedStyle(card).boxShadow);
  await expect.poll(ring).not.toBe(plain);
  expect(await standsOut(page, '[data-testid="node-conv2"]', 'box-shadow')).toBeGreaterThan(3);
  await page.keyboard.press('Tab');
  expect(await standsOut(page, ':focus-visible', 'outline-color')).toBeGreaterThan(3);
  // Curves, of a training that is over soon.
  await openTemplate(page, 'lenet-5');
  await page.getByTestId('tab-training').click();
  await page.getByTestId('setting-epochs').fill('1');
  await page.getByTestId('train').click();
  await page.getByText('Finished', { exact: true }).first().waitFor({ timeout: 120_000 });
  for (const line of ['[stroke="var(--series-2)"]', '.recharts-cartesian-axis-line'])
    expect(await standsOut(page, line, 'stroke'), line).toBeGreaterThan(3);
});
