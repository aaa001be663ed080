import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StudioCallError } from '../../shared/protocol/errors.ts';
import { fileFailure } from './file-failure.ts';
import { createFiles, FILE_LIMIT } from './files.ts';
import { testFolder } from './testing/folder.ts';

function setUp() {
  const projects = join(testFolder(), 'Netloom');
  return { projects, files: createFiles(projects) };
}

test('what is written is read back, relative to the projects folder', async () => {
  const { projects, files } = setUp();
  const text = '{"name":"网络 ∑"}\n';
  const path = join(projects, 'a.json');
  await expect(files['files.write']({ path: 'a.json', text, overwrite: false })).resolves.toEqual({ path });
  await expect(files['files.read']({ path: 'a.json' })).resolves.toEqual({ path, text });
  await expect(files['files.read']({ path })).resolves.toEqual({ path, text });
  expect(readdirSync(projects)).toEqual(['a.json']);
});

test('an existing file is only replaced when asked', async () => {
  const { projects, files } = setUp();
  await files['files.write']({ path: 'a.json', text: 'first', overwrite: false });
  await expect(
    files['files.write']({ path: 'a.json', text: 'second', overwrite: false }),
  ).rejects.toMatchObject({
    code: 'exists',
  });
  expect(readFileSync(join(projects, 'a.json'), 'utf8')).toBe('first');
  await files['files.write']({ path: 'a.json', text: 'third', overwrite: true });
  expect(readFileSync(join(projects, 'a.json'), 'utf8')).toBe('third');
  expect(readdirSync(projects)).toEqual(['a.json']);
});

test('replacing keeps the mode, and a link stays a link', async () => {
  const { projects, files } = setUp();
  await files['files.write']({ path: 'a.json', text: 'first', overwrite: false });
  chmodSync(join(projects, 'a.json'), 0o600);
  symlinkSync(join(projects, 'a.json'), join(projects, 'b.json'));
  await files['files.write']({ path: 'b.json', text: 'second', overwrite: true });
  expect(readFileSync(join(projects, 'a.json'), 'utf8')).toBe('second');
  expect(statSync(join(projects, 'a.json')).mode & 0o777).toBe(0o600);
});

test('two writers at once leave one of the two texts, whole', async () => {
  const { projects, files } = setUp();
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(300_000));
  await Promise.all(texts.map((text) => files['files.write']({ path: 'a.json', text, overwrite: true })));
  expect(texts).toContain(readFileSync(join(projects, 'a.json'), 'utf8'));
  expect(readdirSync(projects)).toEqual(['a.json']);
});

test('of several exclusive writers exactly one wins', async () => {
  const { files } = setUp();
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((n) => files['files.write']({ path: 'a.json', text: String(n), overwrite: false })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('networks are listed newest first; the projects folder is made', async () => {
  const { projects, files } = setUp();
  await expect(files['files.list']({})).resolves.toEqual({ directory: projects, files: [] });
  for (const [name, time] of [
    ['old.json', 1000],
    ['new.JSON', 2000],
    ['notes.txt', 3000],
  ] as const) {
    writeFileSync(join(projects, name), '');
    utimesSync(join(projects, name), time, time);
  }
  mkdirSync(join(projects, 'folder.json'));
  const listed = await files['files.list']({});
  expect(listed.files.map(({ name, modifiedAt }) => [name, modifiedAt])).toEqual([
    ['new.JSON', 2_000_000],
    ['old.json', 1_000_000],
  ]);
  const texts = await files['files.list']({ ending: '.txt' });
  expect(texts.files.map(({ name }) => name)).toEqual(['notes.txt']);
});

test('bytes are written as they are, and nothing when they did not arrive whole', async () => {
  const { projects, files } = setUp();
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 37) % 256);
  const base64 = Buffer.from(bytes).toString('base64');
  const path = join(projects, 'a.png');
  await expect(files['files.writeBytes']({ path: 'a.png', base64, overwrite: false })).resolves.toEqual({
    path,
  });
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
  await expect(files['files.writeBytes']({ path, base64, overwrite: false })).rejects.toMatchObject({
    code: 'exists',
  });
  for (const broken of [base64.slice(0, -1), `${base64.slice(0, -4)}*A==`, 'AB='])
    await expect(files['files.writeBytes']({ path, base64: broken, overwrite: true })).rejects.toMatchObject({
      code: 'invalid',
    });
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
});

test.each([
  ['no file', 'none.json', 'notFound', /no such file/],
  ['a folder', 'folder', 'unreadable', /is a folder/],
  ['a path through a file', 'latin.json/x.json', 'notFound', /part of the path is a file/],
  ['what is not UTF-8', 'latin.json', 'unreadable', /not UTF-8/],
  ['a character no path may hold', 'a\0b', 'invalid', /character/],
  ['too long a name', 'x'.repeat(300), 'invalid', /too long/],
])('reading %s is refused clearly', async (_what, path, code, message) => {
  const { projects, files } = setUp();
  mkdirSync(join(projects, 'folder'), { recursive: true });
  writeFileSync(join(projects, 'latin.json'), Buffer.from([0x7b, 0xe9, 0x7d]));
  await expect(files['files.read']({ path })).rejects.toMatchObject({
    name: 'StudioCallError',
    code,
    message: expect.stringMatching(message),
  });
});

test.runIf(existsSync('/dev/zero'))('a file without an end is not read', async () => {
  const { files } = setUp();
  await expect(files['files.read']({ path: '/dev/zero' })).rejects.toThrow('not a regular file');
});

test('a file over the limit is neither read nor written', async () => {
  const { projects, files } = setUp();
  mkdirSync(projects);
  writeFileSync(join(projects, 'big.json'), Buffer.alloc(FILE_LIMIT + 1));
  await expect(files['files.read']({ path: 'big.json' })).rejects.toThrow(/67108865 bytes/);
  const text = 'x'.repeat(FILE_LIMIT + 1);
  await expect(files['files.write']({ path: 'b.json', text, overwrite: false })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('writing into a folder that is not there, or over a folder, is refused clearly and leaves nothing', async () => {
  const { projects, files } = setUp();
  mkdirSync(join(projects, 'folder'), { recursive: true });
  await expect(files['files.write']({ path: 'no/a.json', text: '', overwrite: true })).rejects.toMatchObject({
    code: 'notFound',
  });
  await expect(files['files.write']({ path: 'folder', text: '', overwrite: true })).rejects.toBeInstanceOf(
    StudioCallError,
  );
  expect(readdirSync(projects)).toEqual(['folder']);
});

test.skipIf(process.getuid?.() === 0)('a folder without permission', async () => {
  const { projects, files } = setUp();
  mkdirSync(projects, { mode: 0o500 });
  await expect(files['files.write']({ path: 'a.json', text: '', overwrite: true })).rejects.toMatchObject({
    code: 'denied',
    message: expect.stringContaining('permission is denied'),
  });
});

test.each([
  ['EACCES', 'denied'],
  ['EROFS', 'denied'],
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EEXIST', 'exists'],
  ['EIO', 'unreadable'],
])('%s is told as %s, with the path', (systemCode, code) => {
  const error = fileFailure(
    Object.assign(new Error('i/o error'), { code: systemCode }),
    'write',
    '/a/b.json',
  );
  expect(error).toMatchObject({
    code,
    detail: '/a/b.json',
    message: expect.stringMatching(/^Cannot write \/a\/b.json: .+\.$/),
  });
});
