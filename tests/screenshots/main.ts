import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Opening, startBrowserApp } from '../support/browser.ts';

/** A picture of the window: how it is opened, and what is done in it first. */
interface Picture extends Omit<Opening, 'home'> {
  readonly name: string;
  prepare(page: Page): Promise<void>;
}

const finished = (page: Page): Promise<void> =>
  page
    .getByText(/^(Finished|已完成)$/)
    .first()
    .waitFor({ timeout: 180_000 });

async function train(page: Page, epochs: number): Promise<void> {
  await page.getByTestId('tab-training').click();
  // A narrow window has curves or settings.
  const view = page.getByTestId('training-view').getByRole('radio');
  const narrow = (await view.count()) > 0;
  if (narrow) await view.last().click();
  await page.getByTestId('setting-epochs').fill(String(epochs));
  await page.getByTestId('train').click();
  if (narrow) await view.first().click();
  await finished(page);
  // The toast goes away by itself.
  await page.waitForTimeout(9000);
}

async function openTemplate(page: Page, id: string): Promise<void> {
  await page.getByTestId('file-menu').click();
  await page.getByTestId('menu-file.template').click();
  await page.getByTestId(`template-${id}`).click();
  await page.waitForTimeout(600);
}

const small = { width: 1024, height: 640 };

const pictures: readonly Picture[] = [
  {
    name: 'training',
    async prepare(page) {
      await page.getByTestId('node-conv2').click();
      await train(page, 8);
    },
  },
  {
    name: 'layer',
    async prepare(page) {
      await page.getByTestId('node-conv1').click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'error',
    async prepare(page) {
      await page.getByTestId('node-conv2').click();
      await page.getByTestId('param-kernel').fill('15');
      await page.getByTestId('tab-problems').click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'data-dark',
    colorScheme: 'dark',
    async prepare(page) {
      await page.getByTestId('tab-data').click();
      await page.waitForTimeout(2500);
    },
  },
  {
    name: 'training-dark-chinese',
    colorScheme: 'dark',
    locale: 'zh-CN',
    viewport: small,
    prepare: (page) => train(page, 3),
  },
  {
    name: 'empty',
    viewport: small,
    async prepare(page) {
      await page.keyboard.press('Control+Alt+n');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'resnet',
    async prepare(page) {
      await openTemplate(page, 'resnet-18');
      await page.getByTestId('tab-layers').click();
      await page.waitForTimeout(600);
    },
  },
];

/** `npm run screenshots [-- NAME …]`: pictures of the real window, those of README.md among them. */
async function main(): Promise<void> {
  const folder = join(process.env.NETLOOM_ROOT ?? '.', 'resources', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  for (const { name, prepare, ...opening } of pictures) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const home = mkdtempSync(join(tmpdir(), 'netloom-screenshots-'));
    const app = await startBrowserApp({ ...opening, home });
    try {
      await app.page.waitForTimeout(600);
      await prepare(app.page);
      await app.page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(`resources/screenshots/${name}.png`);
    } finally {
      await app.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
