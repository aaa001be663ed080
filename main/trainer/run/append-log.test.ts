import { readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../testing/folder.ts';
import { openAppendLog } from './append-log.ts';

const folder = testFolder();
const text = (value: string): Uint8Array => Buffer.from(value);

it('writes at a flush, and counts what is on disk', () => {
  const path = join(folder, 'a');
  const log = openAppendLog(path, 0);
  log.add(text('one\n'));
  expect(log.length).toBe(0);
  log.flush();
  log.add(text('two\n'));
  log.flush({ sync: true });
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(log.length).toBe(8);
});

it('cuts off what follows the place it is opened at', () => {
  const path = join(folder, 'b');
  writeFileSync(path, 'one\ntwo\nthr');
  const log = openAppendLog(path, 4);
  log.flush();
  expect(readFileSync(path, 'utf8')).toBe('one\n');
  log.add(text('2\n'));
  log.flush();
  expect(readFileSync(path, 'utf8')).toBe('one\n2\n');
});

it('loses nothing when the disk is full, and says so', () => {
  const path = join(folder, 'c');
  symlinkSync('/dev/full', path);
  const log = openAppendLog(path, 0);
  log.add(text('kept\n'));
  expect(() => log.flush()).toThrow(/disk is full.*Free some space/);
  unlinkSync(path);
  log.add(text('too\n'));
  log.flush();
  expect(readFileSync(path, 'utf8')).toBe('kept\ntoo\n');
});
