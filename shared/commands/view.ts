import type { CommandRows } from './define.ts';

export const viewCommands = {
  'view.commands': {
    en: 'Command palette',
    zh: '命令面板',
    keys: ['$mod+k', '$mod+Shift+p'],
    inFields: true,
  },
  'view.goTo': { en: 'Go to layer…', zh: '转到层…', keys: ['$mod+f'], inFields: true },
  'view.menu': {
    en: 'Menu of what is selected',
    zh: '打开所选对象的菜单',
    keys: ['Shift+F10', 'ContextMenu'],
    native: true,
  },
  'view.zoomIn': { en: 'Zoom in', zh: '放大', keys: ['+', '='] },
  'view.zoomOut': { en: 'Zoom out', zh: '缩小', keys: ['-'] },
  'view.fit': { en: 'Fit the network in view', zh: '适应窗口', keys: ['f', 'Shift+1'] },
  'view.arrange': { en: 'Arrange automatically', zh: '自动排列', keys: ['Shift+a'] },
  'view.previews': { en: 'Show or hide previews', zh: '显示或隐藏预览', keys: ['p'], mark: 'check' },
  'view.cost': {
    en: 'Tint layers by cost: parameters, multiply-adds, memory, off',
    zh: '按代价着色：参数量、乘加次数、内存、关闭',
    keys: ['m'],
    mark: 'check',
  },
  'view.explain': {
    en: 'Explain the layer: shape, cost, receptive field',
    zh: '解释该层：形状、代价、感受野',
    keys: ['i'],
  },
  'view.describe': { en: 'Describe network', zh: '描述网络', keys: ['Shift+i'] },
  'view.search': {
    en: 'Search the layers to add',
    zh: '搜索要添加的层',
    keys: ['$mod+Shift+f'],
    inFields: true,
  },
  'view.palette': {
    en: 'Show or hide the layer palette',
    zh: '显示或隐藏层面板',
    keys: ['$mod+1'],
    mark: 'check',
    inFields: true,
  },
  'view.panel': {
    en: 'Show or hide the bottom panel',
    zh: '显示或隐藏底部面板',
    keys: ['$mod+2'],
    mark: 'check',
    inFields: true,
  },
  'view.inspector': {
    en: 'Show or hide the inspector',
    zh: '显示或隐藏检查器',
    keys: ['$mod+3'],
    mark: 'check',
    inFields: true,
  },
  'view.training': {
    en: 'Show the training',
    zh: '显示训练',
    keys: ['$mod+Alt+Digit1'],
    mark: 'check',
    inFields: true,
  },
  'view.data': {
    en: 'Show the data',
    zh: '显示数据',
    keys: ['$mod+Alt+Digit2'],
    mark: 'check',
    inFields: true,
  },
  'view.problems': {
    en: 'Show the problems',
    zh: '显示问题',
    keys: ['$mod+Alt+Digit3'],
    mark: 'check',
    inFields: true,
  },
  'view.layers': {
    en: 'Show the table of layers',
    zh: '显示层列表',
    keys: ['$mod+Alt+Digit4'],
    mark: 'check',
    inFields: true,
  },
  'view.themeSystem': {
    en: 'Appearance: like the system',
    zh: '外观：跟随系统',
    short: { en: 'Like the system', zh: '跟随系统' },
    keys: [],
    mark: 'radio',
  },
  'view.themeLight': {
    en: 'Appearance: light',
    zh: '外观：浅色',
    short: { en: 'Light', zh: '浅色' },
    keys: [],
    mark: 'radio',
  },
  'view.themeDark': {
    en: 'Appearance: dark',
    zh: '外观：深色',
    short: { en: 'Dark', zh: '深色' },
    keys: [],
    mark: 'radio',
  },
  'view.contrastLight': {
    en: 'Appearance: high contrast, light',
    zh: '外观：高对比度，浅色',
    short: { en: 'High contrast, light', zh: '高对比度，浅色' },
    keys: [],
    mark: 'radio',
  },
  'view.contrastDark': {
    en: 'Appearance: high contrast, dark',
    zh: '外观：高对比度，深色',
    short: { en: 'High contrast, dark', zh: '高对比度，深色' },
    keys: [],
    mark: 'radio',
  },
  // Each in its own language, so that whoever cannot read the window finds theirs.
  'view.english': {
    en: 'Language: English',
    zh: '语言：English',
    short: { en: 'English', zh: 'English' },
    keys: [],
    mark: 'radio',
  },
  'view.chinese': {
    en: 'Language: 简体中文',
    zh: '语言：简体中文',
    short: { en: '简体中文', zh: '简体中文' },
    keys: [],
    mark: 'radio',
  },
} as const satisfies CommandRows;

export const trainCommands = {
  'train.start': { en: 'Train', zh: '训练', keys: ['$mod+Enter'], inFields: true },
  'train.stop': { en: 'Stop training', zh: '停止训练', keys: ['$mod+.'], inFields: true },
} as const satisfies CommandRows;

export const helpCommands = {
  'help.shortcuts': { en: 'Keyboard shortcuts', zh: '键盘快捷键', keys: ['?', 'F1'] },
} as const satisfies CommandRows;
