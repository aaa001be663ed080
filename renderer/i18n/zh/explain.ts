import type { explain as english } from '../en/explain.ts';
import type { Words } from '../words.ts';

export const explain: Words<typeof english> = {
  about: '{{name}} 的由来',
  field: '感受野',
  sees: '正中的输出单元看到 {{input}} 输入中的 {{size}}。',
  seesAll: '每个单元都看到整个输入。',
  apart: '相邻感受野的间隔为 {{jump}}。',
  clipped: '感受野超出输入的边缘，在那里看到的是填充。',
  fieldPicture: '输入，以及其中正中输出单元所看到的部分',
};
