import type { tabs as english } from '../en/tabs.ts';
import type { Words } from '../words.ts';

export const tabs: Words<typeof english> = {
  strip: '打开的网络',
  close: '关闭 {{name}}',
  new: '在新标签页中新建网络',
  all: '所有标签页',
  dirty: '{{name}}，有未保存的更改',
  recovered: '{{name}}，已恢复',
  training: '{{name}}，正在训练',
  notSaved: '尚未保存到文件',
  recoveredAt: '已恢复 {{time}} 时未保存的更改。',
  recoveredKeep: '保留',
  recoveredDiscard: '放弃',
  autosaveFails: '目前无法自动保存你的编辑：{{reason}}',
  autosaveSave: '另存为…',
};
