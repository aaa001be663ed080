const words: Readonly<Record<string, string>> = {
  $mod: 'CmdOrCtrl',
  Control: 'Ctrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** A key of the table of commands (in tinykeys' words) as Electron's menus write it: `CmdOrCtrl+Shift+S`. */
export function accelerator(key: string): string {
  if (key === '+') return 'Plus';
  return key
    .split('+')
    .map((part) => words[part] ?? part.replace(/^(Key|Digit)(?=[A-Z\d]$)/, ''))
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}
