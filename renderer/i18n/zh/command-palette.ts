import type { commandPalette as english } from '../en/command-palette.ts';
import type { Words } from '../words.ts';

export const commandPalette: Words<typeof english> = {
  title: '命令面板',
  titleLayers: '转到层',
  search: '搜索命令、层、模板和标签页',
  searchLayers: '搜索此网络的层',
  none: '没有名为“{{query}}”的项目。',
  recent: '最近使用',
  groupTabs: '打开的网络',
  groupTemplates: '模板',
  groupLayers: '层',
  goToTab: '转到标签页：{{name}}',
  openTemplate: '打开模板：{{name}}',
  goToLayer: '转到层：{{name}}',
};
