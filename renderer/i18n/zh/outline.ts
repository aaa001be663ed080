import type { outline as english } from '../en/outline.ts';
import type { Words } from '../words.ts';

export const outline: Words<typeof english> = {
  title: '{{name}} 的文字描述',
  layers: '各层，按数据流顺序',
  parameters_one: '{{value}} 个参数',
  parameters_other: '{{value}} 个参数',
  fed: '输入来自 {{names}}',
  unfed: '没有输入',
  copy: '复制为文本',
  copied: '描述已复制到剪贴板',
  copyRefused: '浏览器不允许复制描述。',
};
