import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/protocol/messages.ts';
import type { Texts } from './texts.ts';

/** A row is a command that the window carries out, a role of Electron's own, or a line between groups. */
export type MenuRow =
  | { readonly text: keyof Texts; readonly command: MenuCommand; readonly keys?: string }
  | {
      readonly text: keyof Texts;
      readonly role: NonNullable<MenuItemConstructorOptions['role']>;
      /** Instead of the role's own. */
      readonly keys?: string;
    }
  | '-';

export const MENUS: readonly { readonly text: keyof Texts; readonly rows: readonly MenuRow[] }[] = [
  {
    text: 'file',
    rows: [
      { text: 'new', command: 'file.new', keys: 'CmdOrCtrl+N' },
      { text: 'template', command: 'file.template' },
      { text: 'open', command: 'file.open', keys: 'CmdOrCtrl+O' },
      '-',
      { text: 'save', command: 'file.save', keys: 'CmdOrCtrl+S' },
      { text: 'saveAs', command: 'file.saveAs', keys: 'CmdOrCtrl+Shift+S' },
      { text: 'export', command: 'file.export', keys: 'CmdOrCtrl+Shift+E' },
      { text: 'compare', command: 'file.compare' },
      '-',
      { text: 'closeTab', command: 'tab.close', keys: 'CmdOrCtrl+W' },
      { text: 'reopenTab', command: 'tab.reopen', keys: 'CmdOrCtrl+Shift+T' },
      { text: 'close', role: 'close', keys: 'CmdOrCtrl+Shift+W' },
      { text: 'quit', role: 'quit' },
    ],
  },
  {
    text: 'edit',
    rows: [
      { text: 'undo', command: 'edit.undo', keys: 'CmdOrCtrl+Z' },
      { text: 'redo', command: 'edit.redo', keys: 'CmdOrCtrl+Shift+Z' },
      '-',
      { text: 'cut', role: 'cut' },
      { text: 'copy', role: 'copy' },
      { text: 'paste', role: 'paste' },
      { text: 'delete', command: 'edit.delete', keys: 'Delete' },
      { text: 'selectAll', command: 'edit.selectAll', keys: 'CmdOrCtrl+A' },
    ],
  },
  {
    text: 'view',
    rows: [
      { text: 'fit', command: 'view.fit' },
      { text: 'zoomIn', command: 'view.zoomIn', keys: '=' },
      { text: 'zoomOut', command: 'view.zoomOut', keys: '-' },
      { text: 'arrange', command: 'view.arrange' },
      { text: 'previews', command: 'view.previews', keys: 'P' },
      '-',
      { text: 'nextTab', command: 'tab.next', keys: 'Ctrl+Tab' },
      { text: 'previousTab', command: 'tab.previous', keys: 'Ctrl+Shift+Tab' },
      '-',
      { text: 'fullScreen', role: 'togglefullscreen' },
      { text: 'developerTools', role: 'toggleDevTools' },
    ],
  },
  {
    text: 'train',
    rows: [
      { text: 'start', command: 'train.start', keys: 'CmdOrCtrl+Enter' },
      { text: 'stop', command: 'train.stop', keys: 'CmdOrCtrl+.' },
    ],
  },
];
