import { expect, test } from 'vitest';
import { MENUS } from './menu-table.ts';
import { textsFor } from './texts.ts';

test('the language that was set, else the system’s, else English', () => {
  expect(textsFor('zh', 'en-GB').file).toBe('文件');
  expect(textsFor('en', 'zh-CN').file).toBe('File');
  expect(textsFor(undefined, 'zh-CN').file).toBe('文件');
  expect(textsFor('system', 'zh-TW').file).toBe('文件');
  expect(textsFor(null, 'fr').file).toBe('File');
});

test('nothing is left untranslated', () => {
  const en = textsFor('en', '');
  const zh = textsFor('zh', '');
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const text of Object.values(zh)) expect(text).toMatch(/\p{Script=Han}/u);
});

test('no command and no key is in the menus twice', () => {
  const rows = MENUS.flatMap((menu) => menu.rows);
  const commands = rows.flatMap((row) => (row !== '-' && 'command' in row ? [row.command] : []));
  const keys = rows.flatMap((row) => (row !== '-' && 'keys' in row && row.keys ? [row.keys] : []));
  expect(new Set(commands).size).toBe(commands.length);
  expect(new Set(keys).size).toBe(keys.length);
});
