import type { connecting as english } from '../en/connecting.ts';
import type { Words } from '../words.ts';

export const connecting: Words<typeof english> = {
  searchTo: '将 {{name}} 连接到',
  searchFrom: '{{name}} 的输入来自',
  free: '可连接',
  instead: '可连接，取代原有输入',
  misfit: '尚不匹配',
  never: '无法连接',
  input: '输入 {{index}}',
  insteadOf: '取代 {{name}}',
  to: '来自 {{name}}',
  from: '进入 {{name}}',
  nothing: '没有其他层。',
  none: '没有名为“{{query}}”的层。',
};
