import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { electronProgram, root, testEnvironment } from '../support/environment.ts';
import { shapeOf, soon } from './canvas.ts';
import { openDesktop } from './driver.ts';

/** The unpacked program's folder: `linux-unpacked` and the like. */
const unpacked = (folder: string): string =>
  join(folder, readdirSync(folder).find((name) => name.includes('unpacked')) ?? 'nothing was unpacked');

test('npm run package -- --dir makes a program that opens and trains', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const { path, kind } = electronProgram();
  const old = kind === 'electron9' ? ['--config', join('tests', 'support', 'electron9', 'builder.yml')] : [];
  await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts', 'package.mjs'), '--dir', ...old, `-c.directories.output=${folder}`],
    { cwd: root, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(path) } },
  );
  expect(
    existsSync(join(unpacked(folder), 'resources', 'app.asar.unpacked', 'out', 'main', 'draw.cjs')),
  ).toBe(true);
  const app = await openDesktop({
    program: {
      command: join(unpacked(folder), 'netloom'),
      args: [],
      environment: { NETLOOM_NATIVE_CACHE: testEnvironment().nativeCache },
    },
  });
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  await app.click('tab-training');
  await app.fill('setting-epochs', '1');
  await app.click('train');
  await soon(() => app.text('run-state'), 120).toBe('Finished');
  expect(await app.text('training-panel')).toMatch(/Native TensorFlow 2\.\d+/);
  expect(Number(/([\d.]+)%/.exec((await app.text('figure-valAccuracy')) ?? '')?.[1])).toBeGreaterThan(80);
  expect(await app.quit()).toBe(0);
});
