import { type CommandId, commandRow, shownKey } from '../../shared/commands/index.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { keyText } from './keys.ts';

/** What the table of commands calls a command in the window's language. */
export const commandName = (id: CommandId): string => commandRow(id)[currentLanguage()];

/** The command's key as people know it; undefined where it has none. */
export function keyOf(id: CommandId): string | undefined {
  const key = shownKey(id, window.netloom !== undefined);
  return key === undefined ? undefined : keyText(key);
}
