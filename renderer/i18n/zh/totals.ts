import type { totals as english } from '../en/totals.ts';
import type { Words } from '../words.ts';

export const totals: Words<typeof english> = {
  title: '网络总计',
  parameters: '参数量',
  trainable: '可训练',
  multiplyAdds: '乘加次数',
  memory: '激活内存',
  parametersHelp: '全部权重，包括移动统计量。',
  trainableHelp: '参与学习的权重。',
  multiplyAddsHelp: '单个样本一次前向传播中卷积与全连接层的乘法次数。',
  memoryHelp: '单个样本各层输出所占的 float32 内存。',
  exact: '精确值 {{value}}',
  bytes: '{{value}} 字节',
  incomplete: '不完整：有层的形状未知',
};
