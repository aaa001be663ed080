import { emptyNetwork } from '../../shared/network/network.ts';
import { isUntouched, keepShown, openDocuments, openNetwork, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { type Chosen, choose, isConnected, pickFile } from './choose.ts';
import { showFile, showText } from './show-text.ts';

const failed = (error: unknown): void =>
  toast({ tone: 'error', title: translate('failedOpen', { ns: 'files' }), body: errorText(error) });

/** Opens a file of the studio, or shows the tab that has it; says why where that fails. */
export async function openPath(path: string): Promise<boolean> {
  try {
    const file = await callStudio('files.read', { path });
    if (!showFile(file.text, file.path)) return false;
    callStudio('recent.add', { path: file.path }).catch(() => undefined);
    return true;
  } catch (error) {
    failed(error);
    return false;
  }
}

const open = (chosen: Chosen | undefined): void => {
  if (chosen?.kind === 'path') void openPath(chosen.path);
  else if (chosen) showText(chosen.text, chosen.name);
};

export async function openWithDialog(): Promise<void> {
  try {
    open(isConnected() ? await choose('open', '') : await pickFile());
  } catch (error) {
    failed(error);
  }
}

/** Opens files that were dropped onto the window. */
export async function openDropped(files: readonly File[]): Promise<void> {
  for (const file of files) showText(await file.text(), file.name);
}

/** `Untitled`, or with the first free number. */
function freeName(): string {
  const untitled = translate('untitled', { ns: 'app' });
  const taken = new Set(openDocuments().map(({ network }) => network.name));
  if (!taken.has(untitled)) return untitled;
  for (let number = 2; ; number++) if (!taken.has(`${untitled} ${number}`)) return `${untitled} ${number}`;
}

/** Opens a tab with an empty network. */
export function newNetwork(): void {
  const shown = useDocument.getState();
  // Another empty tab was asked for, so the one there stays.
  if (isUntouched(shown) && shown.network.nodes.length === 0) keepShown();
  openNetwork(emptyNetwork(freeName()), { placeholder: true });
}
