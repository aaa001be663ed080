import type { ui as english } from '../en/ui.ts';
import type { Words } from '../words.ts';

export const ui: Words<typeof english> = {
  close: '关闭',
  cancel: '取消',
  dismiss: '关闭提示',
  notifications: '通知',
  notificationsHotkey: '通知（{hotkey}）',
};
