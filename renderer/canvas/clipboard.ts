import { readNetwork } from '../../shared/network/read.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { isOverlaid, toast } from '../ui/index.ts';
import { removeSelected } from './actions.ts';
import { announce } from './announcer.ts';
import { pasteFragment, selectedFragment } from './fragments.ts';
import { namesOf } from './naming.ts';
import { pointerOnCanvas } from './pointer.ts';
import { viewCentre } from './viewport.ts';

/** The system's clipboard holds a piece of a network as the text of a network file, so that any window can take it. */

function selectedText(): string | undefined {
  const { network, selection } = useDocument.getState();
  if (selection.nodes.size + selection.comments.size === 0) return undefined;
  return writeNetwork(selectedFragment(network, selection));
}

function tellCopied(): void {
  const { network, selection } = useDocument.getState();
  announce(
    translate('copied', { ns: 'canvas', name: namesOf(network, selection.nodes, selection.comments) }),
  );
}

/** Text that holds a network, whole or in part, is put on the canvas; of other text it is said what it lacks. */
export function pasteText(text: string, at = pointerOnCanvas()): void {
  const read = readNetwork(text);
  if (read.ok && read.network.nodes.length + (read.network.comments?.length ?? 0) > 0) {
    pasteFragment(read.network, at);
    return;
  }
  const [problem] = read.ok ? [] : read.problems;
  const other = !problem || problem.code === 'json' || problem.code === 'format';
  toast({
    tone: 'warning',
    title: translate('pasteNothing', { ns: 'canvas' }),
    body: other ? translate('pasteNothingBody', { ns: 'canvas' }) : problem.message,
  });
}

/** A field that has the focus, or text that is marked, is what people copy; a dialog is in the canvas' way. */
function isElsewhere(event: ClipboardEvent): boolean {
  const { target } = event;
  if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]'))
    return true;
  if (event.type !== 'paste' && window.getSelection()?.isCollapsed === false) return true;
  return isOverlaid();
}

function onCopy(event: ClipboardEvent): void {
  if (isElsewhere(event)) return;
  const text = selectedText();
  if (text === undefined || !event.clipboardData) return;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
  tellCopied();
  if (event.type === 'cut') removeSelected('editCut');
}

function onPaste(event: ClipboardEvent): void {
  if (isElsewhere(event) || !event.clipboardData) return;
  event.preventDefault();
  pasteText(event.clipboardData.getData('text/plain'));
}

/** Takes the browser's own copying and pasting, which every menu and key leads to. Gives the way to let go of it. */
export function listenToClipboard(): () => void {
  window.addEventListener('copy', onCopy);
  window.addEventListener('cut', onCopy);
  window.addEventListener('paste', onPaste);
  return () => {
    window.removeEventListener('copy', onCopy);
    window.removeEventListener('cut', onCopy);
    window.removeEventListener('paste', onPaste);
  };
}

/** For buttons: the same as the keys do. */
export const copySelection = (): void => void document.execCommand('copy');
export const cutSelection = (): void => void document.execCommand('cut');
export function pasteFromClipboard(): void {
  // Where the pointer is now: it may have moved by when the text is read.
  const at = pointerOnCanvas() ?? viewCentre();
  navigator.clipboard.readText().then(
    (text) => pasteText(text, at),
    () => toast({ tone: 'warning', title: translate('pasteRefused', { ns: 'canvas' }) }),
  );
}
