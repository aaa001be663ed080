/** What the native parts say, in every language of the window. */
const en = {
  file: 'File',
  close: 'Close window',
  quit: 'Quit',
  edit: 'Edit',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  view: 'View',
  arrange: 'Arrange',
  align: 'Align',
  distribute: 'Distribute',
  show: 'Show',
  appearance: 'Appearance',
  language: 'Language',
  fullScreen: 'Full screen',
  developerTools: 'Developer tools',
  train: 'Train',
  help: 'Help',
  networks: 'Networks',
  allFiles: 'All files',
  images: 'IDX images',
  unsavedTitle: 'There are unsaved changes.',
  unsavedDetail: 'If you close the window now, they are lost.',
  closeAnyway: 'Close without saving',
  cancel: 'Cancel',
};
export type Texts = Readonly<Record<keyof typeof en, string>>;

const zh: Texts = {
  file: '文件',
  close: '关闭窗口',
  quit: '退出',
  edit: '编辑',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  view: '视图',
  arrange: '排列',
  align: '对齐',
  distribute: '分布',
  show: '显示',
  appearance: '外观',
  language: '语言',
  fullScreen: '全屏',
  developerTools: '开发者工具',
  train: '训练',
  help: '帮助',
  networks: '网络',
  allFiles: '所有文件',
  images: 'IDX 图像',
  unsavedTitle: '有尚未保存的更改。',
  unsavedDetail: '现在关闭窗口，这些更改将会丢失。',
  closeAnyway: '不保存并关闭',
  cancel: '取消',
};

/** @param language the window's setting, if one was made. @param locale the system's, e.g. `zh-CN`. */
export function languageFor(language: unknown, locale: string): 'en' | 'zh' {
  if (language === 'en' || language === 'zh') return language;
  return locale.startsWith('zh') ? 'zh' : 'en';
}

/** The native texts in the language that was set, or in the system's. */
export const textsFor = (language: unknown, locale: string): Texts =>
  languageFor(language, locale) === 'zh' ? zh : en;
