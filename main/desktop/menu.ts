import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/protocol/messages.ts';
import { MENUS, type MenuRow } from './menu-table.ts';
import type { Texts } from './texts.ts';

/** Shows the menus in a language; `command` carries a chosen one to the window. */
export function showMenus(texts: Texts, command: (name: MenuCommand) => void): void {
  const template: MenuItemConstructorOptions[] = MENUS.map((menu) => ({
    label: texts[menu.text],
    submenu: menu.rows.map((row) => toItem(row, texts, command)),
  }));
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function toItem(
  row: MenuRow,
  texts: Texts,
  command: (name: MenuCommand) => void,
): MenuItemConstructorOptions {
  if (row === '-') return { type: 'separator' };
  const label = texts[row.text];
  if ('role' in row)
    return { label, role: row.role, ...(row.keys === undefined ? {} : { accelerator: row.keys }) };
  return {
    label,
    click: () => command(row.command),
    // Shown here, heard by the window itself: it alone knows whether a key is meant for a text field.
    ...(row.keys === undefined ? {} : { accelerator: row.keys, registerAccelerator: false }),
  };
}
