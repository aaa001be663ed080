import type { MenuItemConstructorOptions } from 'electron';
import { ALIGNMENTS, type CommandId, DISTRIBUTIONS } from '../../shared/commands/index.ts';
import type { Texts } from './texts.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** A row is a command of the table, a role of Electron's own, a menu within the menu, or a line between groups. */
export type MenuRow =
  | CommandId
  | {
      readonly text: keyof Texts;
      readonly role: Role;
      /** Instead of the role's own. */
      readonly keys?: string;
    }
  | Menu
  | '-';

export interface Menu {
  readonly text: keyof Texts;
  readonly rows: readonly MenuRow[];
}

export const MENUS: readonly Menu[] = [
  {
    text: 'file',
    rows: [
      'file.new',
      'file.template',
      'file.open',
      '-',
      'file.save',
      'file.saveAs',
      'file.export',
      'file.compare',
      '-',
      'tab.close',
      'tab.reopen',
      { text: 'close', role: 'close', keys: 'CmdOrCtrl+Shift+W' },
      { text: 'quit', role: 'quit' },
    ],
  },
  {
    text: 'edit',
    rows: [
      'edit.undo',
      'edit.redo',
      '-',
      { text: 'cut', role: 'cut' },
      { text: 'copy', role: 'copy' },
      { text: 'paste', role: 'paste' },
      'edit.duplicate',
      'edit.delete',
      'edit.deleteApart',
      '-',
      'edit.selectAll',
      'edit.deselect',
      '-',
      'edit.add',
      'edit.repeat',
      'edit.replace',
      'edit.pullOut',
      '-',
      'edit.comment',
      'edit.saveBlock',
    ],
  },
  {
    text: 'arrange',
    rows: [
      'arrange.group',
      'arrange.ungroup',
      'arrange.collapse',
      '-',
      {
        text: 'align',
        rows: ALIGNMENTS,
      },
      { text: 'distribute', rows: DISTRIBUTIONS },
      '-',
      'view.arrange',
      'arrange.keeping',
      'arrange.selection',
      '-',
      'arrange.downwards',
      'arrange.rightwards',
      '-',
      'arrange.pin',
    ],
  },
  {
    text: 'view',
    rows: [
      'view.commands',
      'view.goTo',
      '-',
      'view.fit',
      'view.zoomIn',
      'view.zoomOut',
      'view.previews',
      'view.cost',
      'view.explain',
      'view.describe',
      '-',
      'view.palette',
      'view.panel',
      'view.inspector',
      {
        text: 'show',
        rows: ['view.training', 'view.data', 'view.problems', 'view.layers'],
      },
      '-',
      {
        text: 'appearance',
        rows: [
          'view.themeSystem',
          'view.themeLight',
          'view.themeDark',
          'view.contrastLight',
          'view.contrastDark',
        ],
      },
      { text: 'language', rows: ['view.english', 'view.chinese'] },
      '-',
      'tab.next',
      'tab.previous',
      '-',
      { text: 'fullScreen', role: 'togglefullscreen' },
      { text: 'developerTools', role: 'toggleDevTools' },
    ],
  },
  { text: 'train', rows: ['train.start', 'train.stop'] },
  { text: 'help', rows: ['help.shortcuts'] },
];
