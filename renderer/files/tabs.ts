import {
  closeDocument,
  type DocumentId,
  isUntouched,
  openDocument,
  openDocuments,
  useDocument,
} from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { keepChanges } from './guard.ts';

const untitled = (): string => translate('untitled', { ns: 'app' });

/** Closes a tab, the one shown by default, asking what becomes of unsaved changes. False: it stays. */
export async function closeTab(id: DocumentId = useDocument.getState().id): Promise<boolean> {
  const document = openDocument(id);
  if (!document) return true;
  // On the desktop the last tab, empty, takes the window with it.
  if (window.netloom && openDocuments().length === 1 && isUntouched(document)) {
    window.close();
    return true;
  }
  if (!(await keepChanges(document))) return false;
  closeDocument(id, untitled());
  return true;
}

/** Closes every tab but one, until somebody says stay. */
export async function closeOthers(id: DocumentId): Promise<void> {
  for (const other of openDocuments()) if (other.id !== id && !(await closeTab(other.id))) return;
}
