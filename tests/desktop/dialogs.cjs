/**
 * Loaded before the program (`electron -r dialogs.cjs app`): the system's open and save dialogs, which no page and no debugging
 * protocol reaches, choose the path that stands in the file NETLOOM_DIALOG_ANSWER names. Without that file they are cancelled.
 */
const { existsSync, readFileSync } = require('fs');
const { dialog } = require('electron');

const answer = () => {
  const file = process.env.NETLOOM_DIALOG_ANSWER;
  return file && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};
dialog.showSaveDialog = async () => {
  const path = answer();
  return { canceled: path === undefined, filePath: path || '' };
};
dialog.showOpenDialog = async () => {
  const path = answer();
  return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
};
