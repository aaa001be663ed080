import type { CommandId } from '../../shared/commands/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { commandName, keyOf } from '../shortcuts/names.ts';
import { IconButton, type IconButtonProps } from '../ui/index.ts';

export interface CommandButtonProps extends Omit<IconButtonProps, 'label' | 'hint' | 'size'> {
  readonly command: CommandId;
}

/** A button on the canvas that does what a command does: it is called as in the table of commands, and shows its key. */
export function CommandButton({ command, ...rest }: CommandButtonProps) {
  useLanguage();
  return <IconButton size="small" label={commandName(command)} hint={keyOf(command)} {...rest} />;
}
