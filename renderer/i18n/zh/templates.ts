import type { templates as english } from '../en/templates.ts';
import type { Words } from '../words.ts';

export const templates: Words<typeof english> = {
  title: '从模板新建',
  search: '按名称、作者或年份搜索',
  none: '没有名为“{{query}}”的模板。',
  small: '小到可以马上训练',
  classifier: '已发表的分类网络',
  image: '部件与图像网络',
  counts: '{{parameters}} 个参数 · {{multiplyAdds}} 次乘加',
};
