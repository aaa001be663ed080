import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Network } from '../../shared/network/network.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { residualChain } from '../bench/analysis.ts';
import { inColumns } from '../bench/canvas/index.ts';
import { type Opening, startBrowserApp } from '../support/browser.ts';

/** A picture of the window: how it is opened, and what is done in it first. */
interface Picture extends Omit<Opening, 'home' | 'file'> {
  readonly name: string;
  /** Opened instead of LeNet-5. */
  readonly network?: Network;
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
      await page.getByTestId('node-conv1').click();
      await page.getByTestId('tab-data').click();
      await page.waitForTimeout(5000);
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
    name: 'vgg-cost',
    async prepare(page) {
      await openTemplate(page, 'vgg-16');
      await page.getByTestId('cost').click();
      await page.getByTestId('tab-layers').click();
      const share = page.getByRole('columnheader', { name: 'Share' }).getByRole('button');
      await share.click();
      await page.getByTestId('row-conv5_3').click();
      await page.waitForTimeout(900);
    },
  },
  {
    name: 'palette',
    async prepare(page) {
      await page.getByTestId('node-conv1').click();
      await page.keyboard.press('/');
      await page.keyboard.type('conv 64 3x3 s2 p1');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'groups',
    async prepare(page) {
      await openTemplate(page, 'inception');
      await page.waitForTimeout(300);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+g');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'compare',
    async prepare(page) {
      await openTemplate(page, 'lenet-5');
      await openTemplate(page, 'lenet-5');
      await page.getByTestId('node-conv1').click();
      await page.getByTestId('param-filters').fill('16');
      await page.getByTestId('node-relu4').click();
      await page.keyboard.press('Delete');
      await page.getByTestId('file-menu').click();
      await page.getByTestId('menu-file.compare').click();
      await page.getByTestId('compare-with-document-LeNet-5').click();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'two-thousand',
    network: inColumns(residualChain(2000).network),
    prepare: (page) => page.waitForTimeout(3000),
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
  for (const { name, prepare, network, ...opening } of pictures) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const home = mkdtempSync(join(tmpdir(), 'netloom-screenshots-'));
    const file = network && join(home, 'network.json');
    if (network && file) writeFileSync(file, writeNetwork(network));
    const app = await startBrowserApp({ ...opening, home, ...(file ? { file } : {}) });
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
