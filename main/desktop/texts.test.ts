import { expect, test } from 'vitest';
import { type CommandId, commandIds } from '../../shared/commands/index.ts';
import { MENUS, type MenuRow } from './menu-table.ts';
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

const rowsOf = (rows: readonly MenuRow[]): readonly MenuRow[] =>
  rows.flatMap((row) => (typeof row === 'object' && 'rows' in row ? rowsOf(row.rows) : [row]));

/** What Electron's roles do, what goes by what has the keyboard, and what nobody looks for in a menu. */
const elsewhere: readonly CommandId[] = [
  ...(['edit.cut', 'edit.copy', 'edit.paste'] as const),
  ...(['tab.moveLeft', 'tab.moveRight', 'view.search'] as const),
  ...(['edit.connectTo', 'edit.connectFrom', 'edit.writeComment', 'view.menu'] as const),
  ...(['walk.edgeUp', 'walk.edgeDown'] as const),
  ...(['walk.up', 'walk.down', 'walk.left', 'walk.right', 'walk.first', 'walk.last', 'walk.fields'] as const),
];

test('every command is in the menus once', () => {
  const rows = MENUS.flatMap((menu) => rowsOf(menu.rows));
  const commands = rows.filter((row) => typeof row === 'string' && row !== '-');
  expect([...commands, ...elsewhere].sort()).toEqual([...commandIds].sort());
});
