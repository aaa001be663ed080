export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  notifications: 'Notifications',
  notificationsHotkey: 'Notifications ({hotkey})',
};
