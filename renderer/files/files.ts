import { emptyNetwork } from '../../shared/network/network.ts';
import { openNetwork } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { type Chosen, choose, isConnected, pickFile } from './choose.ts';
import { keepChanges } from './guard.ts';
import { fileName } from './paths.ts';
import { showText } from './show-text.ts';

/** Opens a file of the studio; says why where that fails. Unsaved changes are the caller's concern. */
export async function openPath(path: string): Promise<boolean> {
  try {
    const file = await callStudio('files.read', { path });
    if (!showText(file.text, { name: fileName(file.path), path: file.path })) return false;
    callStudio('recent.add', { path: file.path }).catch(() => undefined);
    return true;
  } catch (error) {
    toast({ tone: 'error', title: translate('failedOpen', { ns: 'files' }), body: errorText(error) });
    return false;
  }
}

const open = (chosen: Chosen | undefined): void => {
  if (chosen?.kind === 'path') void openPath(chosen.path);
  else if (chosen) showText(chosen.text, { name: chosen.name });
};

export async function openWithDialog(): Promise<void> {
  if (!(await keepChanges())) return;
  try {
    open(isConnected() ? await choose('open', '') : await pickFile());
  } catch (error) {
    toast({ tone: 'error', title: translate('failedOpen', { ns: 'files' }), body: errorText(error) });
  }
}

/** Opens a file that was dropped onto the window. */
export async function openDropped(file: File): Promise<void> {
  if (!(await keepChanges())) return;
  const text = await file.text();
  showText(text, { name: file.name });
}

export async function openRecent(path: string): Promise<void> {
  if (await keepChanges()) await openPath(path);
}

export async function newNetwork(): Promise<void> {
  if (await keepChanges()) openNetwork(emptyNetwork(translate('untitled', { ns: 'app' })));
}
