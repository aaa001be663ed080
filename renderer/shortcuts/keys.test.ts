import { expect, test } from 'vitest';
import { keyText } from './keys.ts';

test.each([
  ['$mod', 'Ctrl', '⌘'],
  ['$mod+s', 'Ctrl+S', '⌘S'],
  ['$mod+Shift+z', 'Ctrl+Shift+Z', '⇧⌘Z'],
  ['$mod+Alt+n', 'Ctrl+Alt+N', '⌥⌘N'],
  ['Alt+KeyA', 'Alt+A', '⌥A'],
  ['Control+Shift+PageUp', 'Ctrl+Shift+PgUp', '⌃⇧PgUp'],
  ['$mod+Alt+Digit1', 'Ctrl+Alt+1', '⌥⌘1'],
  ['Alt+ArrowUp', 'Alt+↑', '⌥↑'],
  ['Delete', 'Del', 'Del'],
  ['+', '+', '+'],
  ['?', '?', '?'],
])('%s is shown as %s, on a Mac as %s', (binding, elsewhere, apple) => {
  expect(keyText(binding, false)).toBe(elsewhere);
  expect(keyText(binding, true)).toBe(apple);
});
