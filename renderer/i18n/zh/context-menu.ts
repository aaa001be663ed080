import type { contextMenu as english } from '../en/context-menu.ts';
import type { Words } from '../words.ts';

export const contextMenu: Words<typeof english> = {
  canvas: '画布菜单',
  of: '{{name}}的菜单',
  align: '对齐与分布',
  rename: '重命名…',
  insert: '插入层…',
  toSource: '转到起点',
  toTarget: '转到终点',
  disconnect: '断开连接',
  delete: '删除',
};
