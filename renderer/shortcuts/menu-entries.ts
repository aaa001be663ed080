import type { ReactNode } from 'react';
import type { MenuEntry } from '../ui/index.ts';
import { type CommandId, commandName, isChecked, keyOf, runCommand, whyNot } from './commands.ts';

/** A command as an entry of a menu: its name, its key, and whether it can be chosen now. */
export function commandEntry(id: CommandId, icon?: ReactNode): MenuEntry {
  const note = whyNot(id);
  const checked = isChecked(id);
  return {
    kind: 'item',
    id,
    label: commandName(id),
    icon,
    hint: keyOf(id),
    disabled: note !== undefined,
    note,
    ...(checked === undefined ? {} : { checked, toggle: true }),
    run: () => runCommand(id),
  };
}
