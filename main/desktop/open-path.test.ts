import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findOpenPath } from './open-path.ts';

test('the first network named, from the working directory; flags, folders and what is not there are passed over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.json'), '');
  mkdirSync(join(folder, 'b.json'));
  const args = ['--flag=a.json', '.', 'none.json', 'b.json', 'a.json'];
  expect(findOpenPath(args, folder)).toBe(join(folder, 'a.json'));
  expect(findOpenPath(['.', '--x'], folder)).toBeUndefined();
});
