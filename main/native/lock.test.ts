import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netloom-lock-'));
  file = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a lock', () => {
  it('lets one work at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all(Array.from({ length: 4 }, () => withLock(file, work)));
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(file, `${pid} ${hostname()} 0 0`);
    expect(await withLock(file, async () => 'done')).toBe('done');
  });

  it('is taken over when nobody has touched it for long, whoever the process number belongs to now', async () => {
    writeFileSync(file, `${process.pid} elsewhere 0 0`);
    const long = new Date(Date.now() - 120_000);
    utimesSync(file, long, long);
    expect(await withLock(file, async () => 'done')).toBe('done');
  });

  it('can be waited for in vain, and says so once', async () => {
    writeFileSync(file, `${process.pid} ${hostname()} 0 0`);
    const controller = new AbortController();
    let waits = 0;
    const waiting = withLock(file, async () => 'done', {
      signal: controller.signal,
      onWait: () => {
        waits++;
        setTimeout(() => controller.abort(), 600);
      },
    });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(waits).toBe(1);
  });
});
