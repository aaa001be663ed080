import type { ReactNode } from 'react';
import { commandRow } from '../../shared/commands/index.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import type { MenuEntry } from '../ui/index.ts';
import { type CommandId, commandName, isChecked, keyOf, runCommand, whyNot } from './commands.ts';

/** A command as an entry of a menu: its name, its key, and whether it can be chosen now. */
export function commandEntry(id: CommandId, icon?: ReactNode, label = commandName(id)): MenuEntry {
  const note = whyNot(id);
  const checked = isChecked(id);
  return {
    kind: 'item',
    id,
    label,
    icon,
    hint: keyOf(id),
    disabled: note !== undefined,
    note,
    ...(checked === undefined ? {} : { checked, toggle: commandRow(id).mark === 'check' }),
    run: () => runCommand(id),
  };
}

/** The same within a menu whose own name says a part of the command's. */
export const shortEntry = (id: CommandId): MenuEntry =>
  commandEntry(id, undefined, commandRow(id).short?.[currentLanguage()]);
