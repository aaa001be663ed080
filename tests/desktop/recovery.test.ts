import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countOf, shapeOf, soon } from './canvas.ts';
import { openDesktop } from './driver.ts';
import { pause } from './processes.ts';

test('killed in the middle of an edit, the program has all that is older than two seconds when it starts again', async () => {
  const home = mkdtempSync(join(tmpdir(), 'netloom-desktop-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const app = await openDesktop({ home });
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  const pid = await app.inProgram<number>('process.pid');
  await app.click('node-conv1');
  const edits: { readonly filters: number; readonly at: number }[] = [];
  const end = Date.now() + 5000;
  for (let filters = 7; Date.now() < end; filters++) {
    await app.fill('param-filters', String(filters));
    edits.push({ filters, at: Date.now() });
    await pause(50);
  }
  const killed = Date.now();
  process.kill(pid, 'SIGKILL');
  const due = edits.filter(({ at }) => at < killed - 2000).pop();
  if (!due) throw new Error('No edit was two seconds old');

  const again = await openDesktop({ home });
  await soon(() => countOf(again, 'recovered'), 60).toBe(1);
  const filters = Number((await shapeOf(again, 'conv1'))?.split('x')[2]);
  expect(filters).toBeGreaterThanOrEqual(due.filters);
  expect(filters).toBeLessThanOrEqual(edits[edits.length - 1]!.filters);
  expect(await countOf(again, 'dirty')).toBe(1);
  expect(again.complaints).toEqual([]);
});
