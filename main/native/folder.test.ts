import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetFolder, makeFolder, readFolder, verifyFolder } from './folder.ts';

let base: string;
let script: string;
let folder: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'netloom-folder-'));
  script = join(base, 'make.cjs');
  // A process that makes the folder slowly, one file at a time, and says when it has begun.
  await build({
    stdin: {
      resolveDir: import.meta.dirname,
      loader: 'ts',
      contents: `
        import { appendFileSync, writeFileSync } from 'node:fs';
        import { makeFolder } from './folder.ts';
        const [folder, log, pause] = process.argv.slice(2);
        makeFolder(folder!, async (unfinished) => {
          appendFileSync(log!, 'made\\n');
          for (const name of ['a', 'b', 'c']) {
            writeFileSync(unfinished + '/' + name, name.repeat(1000));
            process.stdout.write(name);
            await new Promise((resolve) => setTimeout(resolve, Number(pause)));
          }
          return {};
        });`,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: script,
  });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(mkdtempSync(join(base, 'case-')), 'thing');
});

const fill = async (unfinished: string): Promise<Record<string, string>> => {
  writeFileSync(join(unfinished, 'a'), 'alpha');
  return { version: '1' };
};
const besides = (): readonly string[] =>
  readdirSync(join(folder, '..')).filter((name) => name.startsWith('thing'));

describe('a made folder', () => {
  it('is whole, says what it is, and is not made twice', async () => {
    await makeFolder(folder, fill);
    const again = await makeFolder(folder, () => Promise.reject(new Error('made twice')));
    expect(again.about).toEqual({ version: '1' });
    expect(besides()).toEqual(['thing']);
  });

  it('is not there when making it fails, nor is anything half-made', async () => {
    const failing = makeFolder(folder, async (unfinished) => {
      await fill(unfinished);
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(besides()).toEqual([]);
  });

  it('is made anew after a process that was making it was killed', async () => {
    const child = spawn(process.execPath, [script, folder, join(base, 'log'), '60000']);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(besides().some((name) => name.includes('unfinished'))).toBe(true);
    expect(readFolder(folder)).toBeUndefined();

    await makeFolder(folder, fill);
    expect(besides()).toEqual(['thing']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('alpha');
  });

  it('is made once by processes that start together', async () => {
    const log = `${folder}.log`;
    const exits = [0, 1, 2, 3].map(
      () =>
        new Promise((resolve) => spawn(process.execPath, [script, folder, log, '50']).once('exit', resolve)),
    );
    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0]);
    expect(readFileSync(log, 'utf8')).toBe('made\n');
    expect(readFolder(folder)).toBeDefined();
  });

  it('tells when a file is gone, cut short or touched', async () => {
    const file = join(folder, 'a');
    for (const harm of [
      () => rmSync(file),
      () => writeFileSync(file, 'al'),
      () => {
        writeFileSync(file, 'gamma');
        // A clock of files may stand still for some milliseconds.
        utimesSync(file, new Date(), new Date(Date.now() + 1000));
      },
    ]) {
      await makeFolder(folder, fill);
      expect(readFolder(folder)).toBeDefined();
      harm();
      expect(readFolder(folder)).toBeUndefined();
    }
  });

  it('tells of changed bytes under the old size and time when it is read through', async () => {
    const manifest = await makeFolder(folder, fill);
    const file = join(folder, 'a');
    const { atime, mtime } = statSync(file);
    expect(await verifyFolder(folder, manifest)).toEqual([]);
    writeFileSync(file, 'gamma');
    utimesSync(file, atime, mtime);
    expect(await verifyFolder(folder, manifest)).toEqual(['a']);
  });

  it('is no folder of ours with a manifest that is none', async () => {
    await makeFolder(folder, fill);
    for (const text of [
      '',
      '{',
      '[]',
      '{"files":[],"about":{}}',
      '{"about":{},"files":{"a":{"size":"5"}}}',
    ]) {
      writeFileSync(join(folder, 'manifest.json'), text);
      expect(readFolder(folder)).toBeUndefined();
    }
  });

  it('can be given up', async () => {
    await makeFolder(folder, fill);
    await forgetFolder(folder);
    expect(readFolder(folder)).toBeUndefined();
    expect(existsSync(join(folder, 'a'))).toBe(true);
  });
});
