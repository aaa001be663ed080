import type { palette as english } from '../en/palette.ts';
import type { Words } from '../words.ts';

export const palette: Words<typeof english> = {
  title: '层',
  search: '搜索层',
  clear: '清除搜索',
  none: '没有名为“{{query}}”的层。',
  addHint: '拖到画布上，或单击以添加到所选层之后',
  input: '输入',
  convolution: '卷积',
  pooling: '池化',
  dense: '全连接',
  activation: '激活函数',
  normalisation: '归一化',
  regularisation: '正则化',
  merge: '合并',
  shape: '形状',
};
