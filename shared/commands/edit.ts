import type { CommandRows } from './define.ts';

export const editCommands = {
  'edit.undo': { en: 'Undo', zh: '撤销', keys: ['$mod+z'] },
  'edit.redo': { en: 'Redo', zh: '重做', keys: ['$mod+Shift+z', '$mod+y'] },
  'edit.cut': { en: 'Cut', zh: '剪切', keys: ['$mod+x'], native: true },
  'edit.copy': { en: 'Copy', zh: '拷贝', keys: ['$mod+c'], native: true },
  'edit.paste': { en: 'Paste', zh: '粘贴', keys: ['$mod+v'], native: true },
  'edit.duplicate': { en: 'Duplicate', zh: '创建副本', keys: ['$mod+d'] },
  'edit.delete': {
    en: 'Delete and join the neighbours',
    zh: '删除并连接前后',
    keys: ['Delete', 'Backspace'],
  },
  'edit.deleteApart': {
    en: 'Delete and leave the ends open',
    zh: '删除并断开前后',
    keys: ['Shift+Delete', 'Shift+Backspace'],
  },
  'edit.selectAll': { en: 'Select all', zh: '全选', keys: ['$mod+a'] },
  'edit.deselect': { en: 'Select nothing', zh: '取消选择', keys: ['Escape'] },
  'edit.add': { en: 'Add a layer…', zh: '添加层…', keys: ['/', 'Tab'] },
  'edit.repeat': { en: 'Repeat the last layer', zh: '重复上一个层', keys: ['r'] },
  'edit.replace': { en: 'Replace by…', zh: '替换为…', keys: ['Shift+r'] },
  'edit.connectTo': { en: 'Connect to…', zh: '连接到…', keys: ['w'] },
  'edit.connectFrom': { en: 'Take input from…', zh: '从…接入', keys: ['Shift+w'] },
  'edit.pullOut': { en: 'Pull out of the chain', zh: '从链中抽出', keys: ['x'] },
  'edit.comment': { en: 'Write a comment', zh: '写注释', keys: ['c'] },
  // Enter does so too where a selected comment has the keyboard.
  'edit.writeComment': { en: 'Write in the comment', zh: '编辑注释', keys: [] },
  'edit.saveBlock': { en: 'Keep as a block in the palette', zh: '作为模块存入面板', keys: ['$mod+Shift+k'] },
} as const satisfies CommandRows;

export const arrangeCommands = {
  'arrange.group': { en: 'Group', zh: '编组', keys: ['$mod+g'] },
  'arrange.ungroup': { en: 'Ungroup', zh: '取消编组', keys: ['$mod+Shift+g'] },
  'arrange.collapse': { en: 'Collapse or expand the group', zh: '折叠或展开组', keys: ['$mod+e'] },
  'arrange.left': { en: 'Align left edges', zh: '左对齐', keys: ['Alt+KeyA'] },
  'arrange.centre': { en: 'Align centres', zh: '水平居中对齐', keys: ['Alt+KeyH'] },
  'arrange.right': { en: 'Align right edges', zh: '右对齐', keys: ['Alt+KeyD'] },
  'arrange.top': { en: 'Align top edges', zh: '顶端对齐', keys: ['Alt+KeyW'] },
  'arrange.middle': { en: 'Align middles', zh: '垂直居中对齐', keys: ['Alt+KeyV'] },
  'arrange.bottom': { en: 'Align bottom edges', zh: '底端对齐', keys: ['Alt+KeyS'] },
  'arrange.horizontally': { en: 'Distribute horizontally', zh: '水平等距分布', keys: ['Alt+Shift+KeyH'] },
  'arrange.vertically': { en: 'Distribute vertically', zh: '垂直等距分布', keys: ['Alt+Shift+KeyV'] },
  'arrange.keeping': {
    en: 'Arrange, keeping what I moved',
    zh: '排列，保留我移动过的层',
    keys: ['Alt+Shift+KeyA'],
  },
  'arrange.selection': { en: 'Arrange the selection', zh: '排列所选', keys: ['Alt+Shift+KeyS'] },
  'arrange.downwards': {
    en: 'Arrange from top to bottom',
    zh: '从上到下排列',
    keys: ['Alt+Shift+KeyD'],
    mark: 'radio',
  },
  'arrange.rightwards': {
    en: 'Arrange from left to right',
    zh: '从左到右排列',
    keys: ['Alt+Shift+KeyR'],
    mark: 'radio',
  },
  'arrange.pin': { en: 'Pin in place, or unpin', zh: '固定位置或取消固定', keys: ['Shift+p'] },
} as const satisfies CommandRows;

/** As menus list them; a line between across and down. */
export const ALIGNMENTS = [
  'arrange.left',
  'arrange.centre',
  'arrange.right',
  '-',
  'arrange.top',
  'arrange.middle',
  'arrange.bottom',
] as const;
export const DISTRIBUTIONS = ['arrange.horizontally', 'arrange.vertically'] as const;
