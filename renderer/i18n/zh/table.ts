import type { table as english } from '../en/table.ts';
import type { Words } from '../words.ts';

export const table: Words<typeof english> = {
  layer: '层',
  type: '类型',
  output: '输出',
  parameters: '参数量',
  multiplyAdds: '乘加次数',
  memory: '内存',
  receptiveField: '感受野',
  whole: '全部',
  total: '总计',
  empty: '添加的层会显示在这里。',
  caption: '按计算顺序排列的各层',
};
