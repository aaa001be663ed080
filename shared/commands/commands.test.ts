import { expect, test } from 'vitest';
import { commandGroups, commandIds, commandRow, commandsOf, isCommand, shownKey } from './index.ts';

test('every command is in one group, and is called something in both languages', () => {
  expect(commandGroups.flatMap(commandsOf)).toEqual([...commandIds]);
  for (const id of commandIds) {
    const { en, zh } = commandRow(id);
    expect(en, id).toMatch(/^[A-Z]/);
    expect(zh, id).toMatch(/\p{Script=Han}/u);
  }
  for (const language of ['en', 'zh'] as const) {
    const names = commandIds.map((id) => commandRow(id)[language]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('no key is of two commands', () => {
  const keys = commandIds.flatMap((id) => commandRow(id).keys.map((key) => key.toLowerCase()));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('the key that is shown is one that works', () => {
  for (const id of commandIds) {
    const { keys } = commandRow(id);
    for (const desktop of [true, false]) {
      const shown = shownKey(id, desktop);
      expect(shown === undefined ? keys.length === 0 : keys.includes(shown), id).toBe(true);
    }
  }
  expect(shownKey('file.new', true)).toBe('$mod+n');
  expect(shownKey('file.new', false)).toBe('$mod+Alt+n');
});

test('a word is a command only if the table has it', () => {
  expect(isCommand('file.save')).toBe(true);
  expect(isCommand('toString')).toBe(false);
});
