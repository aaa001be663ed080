import { type CommandId, type CommandRow, commandRow } from '../../shared/commands/index.ts';
import { announce } from '../canvas/index.ts';
import { translate } from '../i18n/i18n.ts';
import type { Action } from './actions/define.ts';
import { arrangeActions, editActions } from './actions/edit.ts';
import { fileActions, tabActions } from './actions/file.ts';
import { helpActions, trainActions, viewActions } from './actions/view.ts';
import { walkActions } from './actions/walk.ts';

export { type CommandGroup, type CommandId, commandIds, isCommand } from '../../shared/commands/index.ts';
export { commandName, keyOf } from './names.ts';

const actions: Readonly<Record<CommandId, Action>> = {
  ...fileActions,
  ...tabActions,
  ...editActions,
  ...arrangeActions,
  ...walkActions,
  ...viewActions,
  ...trainActions,
  ...helpActions,
};

/** A row of the table of commands, and what it does. */
export type Command = CommandRow & Action & { readonly id: CommandId };

export const commandOf = (id: CommandId): Command => ({ id, ...commandRow(id), ...actions[id] });

/** Why a command cannot be carried out now, in the window's language; undefined when it can. */
export function whyNot(id: CommandId): string | undefined {
  const reason = actions[id].unless?.();
  return reason && translate(reason, { ns: 'shortcuts' });
}

/** Whether something that is on or off is on; undefined for all other commands. */
export const isChecked = (id: CommandId): boolean | undefined => actions[id].checked?.();

/** Carries a command out; where that cannot be, it is told to screen readers why. */
export function runCommand(id: CommandId): void {
  const reason = whyNot(id);
  if (reason === undefined) actions[id].run();
  else announce(reason);
}
