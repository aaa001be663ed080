import { Menu, type MenuItemConstructorOptions } from 'electron';
import {
  type CommandId,
  commandIds,
  commandRow,
  type Localised,
  shownKey,
} from '../../shared/commands/index.ts';
import type { CommandStates } from '../../shared/protocol/messages.ts';
import { accelerator } from './accelerator.ts';
import { MENUS, type MenuRow } from './menu-table.ts';
import type { Texts } from './texts.ts';

export interface Menus {
  /** Shows the menus in a language. */
  show(texts: Texts, language: keyof Localised): void;
  /** Shows what the window told of its commands. */
  mark(states: CommandStates): void;
}

/** @param command carries a chosen one to the window. */
export function createMenus(command: (id: CommandId) => void): Menus {
  let told: CommandStates = { disabled: [], checked: [] };
  const markAll = (): void => {
    const menu = Menu.getApplicationMenu();
    for (const id of commandIds) {
      const item = menu?.getMenuItemById(id);
      if (!item) continue;
      item.enabled = !told.disabled.includes(id);
      const on = told.checked.includes(id);
      // Electron takes the mark from the others of its kind itself, and puts it with whichever value.
      if (on || commandRow(id).mark === 'check') item.checked = on;
    }
  };
  const choose = (id: CommandId): void => {
    // Electron has marked what was chosen; whether it is on, the window tells.
    markAll();
    command(id);
  };
  return {
    show(texts, language) {
      const toItem = (row: MenuRow): MenuItemConstructorOptions => {
        if (row === '-') return { type: 'separator' };
        if (typeof row === 'string') return commandItem(row, language, choose);
        const label = texts[row.text];
        if ('rows' in row) return { label, submenu: row.rows.map(toItem) };
        return { label, role: row.role, ...(row.keys === undefined ? {} : { accelerator: row.keys }) };
      };
      const template = MENUS.map(toItem);
      if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
      markAll();
    },
    mark(states) {
      told = states;
      markAll();
    },
  };
}

const types = { check: 'checkbox', radio: 'radio' } as const;

function commandItem(
  id: CommandId,
  language: keyof Localised,
  choose: (id: CommandId) => void,
): MenuItemConstructorOptions {
  const key = shownKey(id, true);
  const { short, mark, [language]: name } = commandRow(id);
  return {
    id,
    label: short?.[language] ?? name,
    click: () => choose(id),
    ...(mark === undefined ? {} : { type: types[mark] }),
    // Shown here, heard by the window itself: it alone knows whether a key is meant for a text field.
    ...(key === undefined ? {} : { accelerator: accelerator(key), registerAccelerator: false }),
  };
}
