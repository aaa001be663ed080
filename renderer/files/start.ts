import { withPositions } from '../../shared/drawing/layout.ts';
import { emptyNetwork } from '../../shared/network/network.ts';
import { readNetwork } from '../../shared/network/read.ts';
import { isDirty, openNetwork, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, onStudio, useStudio } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { type Draft, forgetDraft, keepDrafts, readDraft } from './draft.ts';
import { findExample } from './examples.ts';
import { openPath } from './files.ts';
import { keepChanges } from './guard.ts';
import { showText } from './show-text.ts';

const first = 'lenet-5';

function showFirst(): void {
  const example = findExample(first);
  if (!example || !showText(example.text, { name: example.name }))
    openNetwork(emptyNetwork(translate('untitled', { ns: 'app' })));
}

function discard(draft: Draft): void {
  if (draft.path !== undefined) void openPath(draft.path);
  else showFirst();
}

/** Shows what was there last. What is dirty counts as unsaved again, whatever the disk holds. */
function recover(draft: Draft): boolean {
  const read = readNetwork(draft.text);
  if (!read.ok) return false;
  const network = withPositions(read.network);
  openNetwork(network, draft.path, draft.dirty ? emptyNetwork('') : network);
  if (draft.dirty)
    toast({
      tone: 'info',
      title: translate('recovered', { ns: 'files', name: network.name }),
      action: { label: translate('recoveredDiscard', { ns: 'files' }), run: () => discard(draft) },
    });
  return true;
}

/** The file may have changed since; as long as nothing was edited, what lies on disk is shown. */
async function refresh(draft: Draft): Promise<void> {
  const state = useDocument.getState();
  if (draft.dirty || draft.path === undefined || state.path !== draft.path || isDirty(state)) return;
  try {
    const { text } = await callStudio('files.read', { path: draft.path });
    if (text !== draft.text && useDocument.getState().network === state.network)
      showText(text, { name: state.network.name, path: draft.path });
  } catch {
    // It is gone or unreadable: the draft stays on the canvas, and saving says what is wrong.
  }
}

/** The window of a desktop program asks before it closes; a browser's tab can only be held. */
function guardClosing(): void {
  const tell = (): void => {
    const state = useDocument.getState();
    const dirty = isDirty(state);
    document.title = `${dirty ? '• ' : ''}${state.network.name} – ${translate('name', { ns: 'app' })}`;
    if (useStudio.getState().status === 'connected')
      callStudio('window.dirty', { dirty, title: state.network.name.slice(0, 500) }).catch(() => undefined);
  };
  useDocument.subscribe((state, before) => {
    if (state.network !== before.network || state.saved !== before.saved) tell();
  });
  useStudio.subscribe((state, before) => {
    if (state.status === 'connected' && before.status !== 'connected') tell();
  });
  onStudio('window.closing', () => void close());
  if (window.netloom) return;
  window.addEventListener('beforeunload', (event) => {
    if (isDirty(useDocument.getState())) event.preventDefault();
  });
}

async function close(): Promise<void> {
  if (!(await keepChanges())) return;
  if (isDirty(useDocument.getState())) forgetDraft();
  await callStudio('window.dirty', { dirty: false, title: '' }).catch(() => undefined);
  window.close();
}

/**
 * What the program was started with, shown once, not again with every reload; unsaved changes of the same file stay, as the
 * notice of their recovery lets one discard them.
 */
async function openStartFile(path: string): Promise<void> {
  const key = 'netloom.started-with';
  try {
    if (window.sessionStorage.getItem(key) === path) return;
    window.sessionStorage.setItem(key, path);
  } catch {
    // Storage refused: a reload then opens it again.
  }
  const state = useDocument.getState();
  if (state.path === path && isDirty(state)) return;
  if (await keepChanges()) await openPath(path);
}

/** Puts the first network on the canvas: what was there last, or LeNet-5. */
export function startDocument(): void {
  guardClosing();
  const draft = readDraft();
  if (!draft || !recover(draft)) showFirst();
  keepDrafts();
  const stop = useStudio.subscribe(({ info }) => {
    if (!info) return;
    stop();
    if (info.openPath !== undefined) void openStartFile(info.openPath);
    else if (draft) void refresh(draft);
  });
}
