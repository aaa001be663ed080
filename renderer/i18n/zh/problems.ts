import type { problems as english } from '../en/problems.ts';
import type { Words } from '../words.ts';

export const problems: Words<typeof english> = {
  none: '没有问题。各层彼此匹配。',
  empty: '空网络还没有问题。',
  error: '错误',
  warning: '警告',
  errors_one: '{{count}} 个错误',
  errors_other: '{{count}} 个错误',
  warnings_one: '{{count}} 个警告',
  warnings_other: '{{count}} 个警告',
  network: '网络',
  goTo: '显示 {{name}}',
  list: '网络的问题',
  fixName: '修正：{{fix}}',
};
