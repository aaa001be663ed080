import type { CommandRows } from './define.ts';

export const fileCommands = {
  // Browsers keep $mod+N for themselves; the desktop does not.
  'file.new': {
    en: 'New network',
    zh: '新建网络',
    keys: ['$mod+Alt+n', '$mod+n', '$mod+t'],
    desktop: '$mod+n',
    inFields: true,
  },
  'file.template': { en: 'New from template…', zh: '从模板新建…', keys: ['$mod+Alt+t'], inFields: true },
  'file.open': { en: 'Open…', zh: '打开…', keys: ['$mod+o'], inFields: true },
  'file.save': { en: 'Save', zh: '保存', keys: ['$mod+s'], inFields: true },
  'file.saveAs': { en: 'Save as…', zh: '另存为…', keys: ['$mod+Shift+s'], inFields: true },
  'file.export': { en: 'Export…', zh: '导出…', keys: ['$mod+Shift+e'], inFields: true },
  'file.compare': { en: 'Compare with…', zh: '比较…', keys: ['$mod+Alt+KeyC'], inFields: true },
} as const satisfies CommandRows;

/** So do they those of tabs: the first key of each works everywhere. */
export const tabCommands = {
  'tab.next': {
    en: 'Next tab',
    zh: '下一个标签页',
    keys: ['Alt+PageDown', 'Control+Tab', 'Control+PageDown'],
    desktop: 'Control+Tab',
    inFields: true,
  },
  'tab.previous': {
    en: 'Previous tab',
    zh: '上一个标签页',
    keys: ['Alt+PageUp', 'Control+Shift+Tab', 'Control+PageUp'],
    desktop: 'Control+Shift+Tab',
    inFields: true,
  },
  'tab.moveRight': {
    en: 'Move tab right',
    zh: '右移标签页',
    keys: ['Alt+Shift+PageDown', 'Control+Shift+PageDown'],
    inFields: true,
  },
  'tab.moveLeft': {
    en: 'Move tab left',
    zh: '左移标签页',
    keys: ['Alt+Shift+PageUp', 'Control+Shift+PageUp'],
    inFields: true,
  },
  'tab.close': {
    en: 'Close tab',
    zh: '关闭标签页',
    keys: ['$mod+Alt+KeyW', '$mod+w'],
    desktop: '$mod+w',
    inFields: true,
  },
  'tab.reopen': {
    en: 'Reopen closed tab',
    zh: '重新打开关闭的标签页',
    keys: ['Alt+Shift+KeyT', '$mod+Shift+t'],
    desktop: '$mod+Shift+t',
    inFields: true,
  },
} as const satisfies CommandRows;
