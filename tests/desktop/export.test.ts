import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countOf, shapeOf, soon } from './canvas.ts';
import { openDesktop } from './driver.ts';

test('a picture and a table are written where the system’s dialog says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const app = await openDesktop();
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  const exportAs = async (file: string, ...choices: readonly string[]): Promise<Buffer> => {
    await app.click('file-menu');
    await app.click('menu-file.export');
    for (const choice of choices) await app.click(`export-${choice}`);
    app.answerDialogs(file);
    await app.click('export-save');
    await soon(() => countOf(app, 'export-dialog')).toBe(0);
    return readFileSync(file);
  };
  const svg = await exportAs(join(folder, 'a.svg'), 'style-blocks', 'format-svg');
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg.toString()) ?? [];
  const png = await exportAs(join(folder, 'a.png'), 'format-png', 'scale-3');
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3 * Number(width), 3 * Number(height)]);
  // Old and new Chromium draw it: more than an empty page of that size would take.
  expect(png.length).toBeGreaterThan(20_000);
  const csv = await exportAs(join(folder, 'a.csv'), 'kind-table', 'format-csv');
  expect(csv.toString()).toContain('Total,,,61706,416520,');

  // What cannot be written is told, and the dialog stays.
  await app.click('file-menu');
  await app.click('menu-file.export');
  app.answerDialogs(join(folder, 'none', 'a.csv'));
  await app.click('export-save');
  await soon(() => app.text('export-told')).toContain(join(folder, 'none', 'a.csv'));
  expect(app.complaints).toEqual([]);
});
