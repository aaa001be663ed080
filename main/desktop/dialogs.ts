import { extname, join } from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { ChooseFile } from '../studio/index.ts';
import type { Texts } from './texts.ts';

/** The system's own dialogs, over the window. @param folder where they begin: the projects folder. */
export const createChooseFile =
  (window: () => BrowserWindow | undefined, texts: () => Texts, folder: () => string): ChooseFile =>
  async ({ purpose, suggestedName }) => {
    const over = window();
    if (!over) return null;
    const defaultPath = suggestedName === undefined ? folder() : join(folder(), suggestedName);
    const networks: FileFilter = { name: texts().networks, extensions: ['json'] };
    const all: FileFilter = { name: texts().allFiles, extensions: ['*'] };
    switch (purpose) {
      case 'open':
        return firstOf(
          await dialog.showOpenDialog(over, {
            defaultPath,
            properties: ['openFile'],
            filters: [networks, all],
          }),
        );
      case 'dataset':
        return firstOf(await dialog.showOpenDialog(over, { properties: ['openFile'], filters: [all] }));
      case 'save':
        return chosen(await dialog.showSaveDialog(over, { defaultPath, filters: [networks, all] }));
      case 'export':
        return chosen(
          await dialog.showSaveDialog(over, { defaultPath, filters: [...ofKind(suggestedName), all] }),
        );
    }
  };

/** The kind of file that a name's ending tells, so that the system adds the ending where people leave it out. */
function ofKind(name: string | undefined): readonly FileFilter[] {
  const ending = extname(name ?? '').slice(1);
  return ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }];
}

const firstOf = ({ canceled, filePaths }: { canceled: boolean; filePaths: string[] }): string | null =>
  canceled ? null : (filePaths[0] ?? null);
const chosen = ({ canceled, filePath }: { canceled: boolean; filePath: string }): string | null =>
  canceled || filePath === '' ? null : filePath;

/** The last question before unsaved changes are lost, for when the window itself does not answer. */
export function confirmClose(window: BrowserWindow, texts: Texts): boolean {
  const chosenButton = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: texts.unsavedTitle,
    detail: texts.unsavedDetail,
    buttons: [texts.closeAnyway, texts.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return chosenButton === 0;
}
