import type { CommandRow, Localised } from './define.ts';
import { arrangeCommands, editCommands } from './edit.ts';
import { fileCommands, tabCommands } from './file.ts';
import { helpCommands, trainCommands, viewCommands } from './view.ts';
import { walkCommands } from './walk.ts';

export type { CommandRow, Localised } from './define.ts';
export { ALIGNMENTS, DISTRIBUTIONS } from './edit.ts';

/**
 * Every command, by group: the one table that keys, menus, the desktop's menus, the command palette and the list of
 * shortcuts are made of. What each does, and when it can be done, the window says (`renderer/shortcuts`).
 */
const groups = {
  File: { en: 'File', zh: '文件', rows: fileCommands },
  Tabs: { en: 'Tabs', zh: '标签页', rows: tabCommands },
  Edit: { en: 'Edit', zh: '编辑', rows: editCommands },
  Arrange: { en: 'Arrange', zh: '排列', rows: arrangeCommands },
  Walk: { en: 'Along the network', zh: '沿网络移动', rows: walkCommands },
  View: { en: 'View', zh: '视图', rows: viewCommands },
  Train: { en: 'Training', zh: '训练', rows: trainCommands },
  Help: { en: 'Help', zh: '帮助', rows: helpCommands },
} as const;

export type CommandGroup = keyof typeof groups;
export const commandGroups: readonly CommandGroup[] = [
  'File',
  'Tabs',
  'Edit',
  'Arrange',
  'Walk',
  'View',
  'Train',
  'Help',
];

const rows = {
  ...fileCommands,
  ...tabCommands,
  ...editCommands,
  ...arrangeCommands,
  ...walkCommands,
  ...viewCommands,
  ...trainCommands,
  ...helpCommands,
} as const;

/** Names a command: `file.save`. */
export type CommandId = keyof typeof rows;

export const isCommand = (id: string): id is CommandId => Object.keys(rows).includes(id);

export const commandIds: readonly CommandId[] = Object.keys(rows).filter(isCommand);

export const commandRow = (id: CommandId): CommandRow => rows[id];

export const groupName = (group: CommandGroup): Localised => groups[group];

export const commandsOf = (group: CommandGroup): readonly CommandId[] =>
  Object.keys(groups[group].rows).filter(isCommand);

/** The key that is shown; undefined where there is none. @param desktop no browser keeps keys for itself. */
export function shownKey(id: CommandId, desktop: boolean): string | undefined {
  const { keys, desktop: own } = commandRow(id);
  return desktop && own !== undefined ? own : keys[0];
}
