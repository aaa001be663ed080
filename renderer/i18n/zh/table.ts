import type { table as english } from '../en/table.ts';
import type { Words } from '../words.ts';

export const table: Words<typeof english> = {
  layer: '层',
  type: '类型',
  output: '输出',
  parameters: '参数量',
  multiplyAdds: '乘加次数',
  activationBytes: '内存',
  receptiveField: '感受野',
  share: '占比',
  sortBy: '按此列排序；第三次单击恢复计算顺序',
  total: '总计',
  empty: '添加的层会显示在这里。',
  caption: '按计算顺序排列的各层',
  kinds: '各类层的占比',
  selectKind_one: '选择这个层',
  selectKind_other: '选择这 {{count}} 个层',
  most_parameters: '{{kind}}层占参数量的 {{share}}',
  most_multiplyAdds: '{{kind}}层占乘加次数的 {{share}}',
  most_activationBytes: '{{kind}}层占激活内存的 {{share}}',
  mostNone: '以此计量，没有任何层有代价',
};
