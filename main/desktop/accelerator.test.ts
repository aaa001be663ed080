import { expect, test } from 'vitest';
import { commandIds, commandRow } from '../../shared/commands/index.ts';
import { accelerator } from './accelerator.ts';

test.each([
  ['$mod+Shift+z', 'CmdOrCtrl+Shift+Z'],
  ['$mod+Alt+KeyC', 'CmdOrCtrl+Alt+C'],
  ['Control+Tab', 'Ctrl+Tab'],
  ['Alt+ArrowUp', 'Alt+Up'],
  ['+', 'Plus'],
  ['$mod+.', 'CmdOrCtrl+.'],
  ['F1', 'F1'],
])('%s is %s', (key, wanted) => expect(accelerator(key)).toBe(wanted));

/** The keys that Electron names, beside letters, digits and signs. */
const named =
  /^((CmdOrCtrl|Ctrl|Alt|Shift)\+)*([A-Z\d?/.=-]|Plus|Tab|Delete|Backspace|Escape|Enter|Page(Up|Down)|Up|Down|Left|Right|Home|End|F\d\d?)$/;

test('every key of the table is one that Electron knows', () => {
  for (const id of commandIds) {
    const { keys, native } = commandRow(id);
    // What the browser itself makes of keys is in no menu.
    if (!native) for (const key of keys) expect(accelerator(key)).toMatch(named);
  }
});
