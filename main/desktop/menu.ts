import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type CommandId, commandRow, type Localised, shownKey } from '../../shared/commands/index.ts';
import { accelerator } from './accelerator.ts';
import { MENUS, type MenuRow } from './menu-table.ts';
import type { Texts } from './texts.ts';

/** Shows the menus in a language; `command` carries a chosen one to the window. */
export function showMenus(texts: Texts, language: keyof Localised, command: (id: CommandId) => void): void {
  const toItem = (row: MenuRow): MenuItemConstructorOptions => {
    if (row === '-') return { type: 'separator' };
    if (typeof row === 'string') return commandItem(row, language, command);
    const label = texts[row.text];
    if ('rows' in row) return { label, submenu: row.rows.map(toItem) };
    return { label, role: row.role, ...(row.keys === undefined ? {} : { accelerator: row.keys }) };
  };
  const template = MENUS.map(toItem);
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function commandItem(
  id: CommandId,
  language: keyof Localised,
  command: (id: CommandId) => void,
): MenuItemConstructorOptions {
  const key = shownKey(id, true);
  return {
    id,
    label: commandRow(id)[language],
    click: () => command(id),
    // Shown here, heard by the window itself: it alone knows whether a key is meant for a text field.
    ...(key === undefined ? {} : { accelerator: accelerator(key), registerAccelerator: false }),
  };
}
