const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const names: Readonly<Record<string, string>> = {
  Delete: 'Del',
  Backspace: '⌫',
  Escape: 'Esc',
  Enter: '↵',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A key binding, or `$mod` alone, as people know it: `Ctrl+Shift+S`, or `⇧⌘S` on a Mac. */
export function keyText(binding: string, apple = mac): string {
  if (binding === '$mod') return apple ? '⌘' : 'Ctrl';
  const parts = binding === '+' ? ['+'] : binding.split('+');
  const key = parts[parts.length - 1] ?? '';
  const letter = key.replace(/^(Key|Digit)(?=[A-Z\d]$)/, '');
  const shownKey = names[letter] ?? (letter.length === 1 ? letter.toUpperCase() : letter);
  const modifiers = parts.slice(0, -1);
  if (!apple) {
    const words = modifiers.map((modifier) =>
      modifier === '$mod' || modifier === 'Control' ? 'Ctrl' : modifier,
    );
    return [...words, shownKey].join('+');
  }
  const signs = ['Control', 'Alt', 'Shift', '$mod'].filter((modifier) => modifiers.includes(modifier));
  return signs.map((sign) => ({ Control: '⌃', Alt: '⌥', Shift: '⇧', $mod: '⌘' })[sign]).join('') + shownKey;
}
