import type { cost as english } from '../en/cost.ts';
import type { Words } from '../words.ts';

export const cost: Words<typeof english> = {
  measure: '代价的计量',
  parameters: '参数量',
  multiplyAdds: '乘加次数',
  activationBytes: '内存',
  legend: '各层的代价',
  scale: '着色：0% 无色，{{most}} 最深',
  scaleHelp: '各层占整个网络的比例。颜色按平方根变化，使较小的占比也能区分。',
  share_parameters: '占参数量的 {{share}}',
  share_multiplyAdds: '占乘加次数的 {{share}}',
  share_activationBytes: '占内存的 {{share}}',
  shown_parameters: '代价视图：参数量',
  shown_multiplyAdds: '代价视图：乘加次数',
  shown_activationBytes: '代价视图：内存',
  hidden: '代价视图已关闭',
};
