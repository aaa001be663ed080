import { withPositions } from '../../shared/drawing/layout.ts';
import { emptyNetwork, type Network } from '../../shared/network/network.ts';
import { readNetwork } from '../../shared/network/read.ts';
import type { Draft } from '../../shared/protocol/messages.ts';
import { firstTemplate } from '../../shared/templates/index.ts';
import {
  closeDocument,
  type DocumentState,
  isDirty,
  networkText,
  openDocument,
  openDocuments,
  openNetwork,
  replaceNetwork,
  showDocument,
  useDocument,
  useTabs,
} from '../document/index.ts';
import {
  endDrafts,
  keepDrafts,
  loadDrafts,
  type Session,
  takeFromStudio,
  writeAllDrafts,
} from '../drafts/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, errorText, onStudio, useStudio } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { openPath } from './files.ts';
import { keepAllChanges } from './guard.ts';

function showFirst(): void {
  openNetwork(withPositions(firstTemplate.draw()), { placeholder: true });
}

function networkOf(text: string | undefined): Network | undefined {
  const read = text === undefined ? undefined : readNetwork(text);
  return read?.ok ? withPositions(read.network) : undefined;
}

const onDisk = async (path: string): Promise<Network | undefined> =>
  callStudio('files.read', { path }).then(
    ({ text }) => networkOf(text),
    () => undefined,
  );

/** A draft beside what lies on disk by now: what was saved follows the disk, what was not is unsaved still. */
async function revive(draft: Draft): Promise<readonly [Network, Partial<DocumentState>] | undefined> {
  const network = networkOf(draft.text);
  if (!network) return undefined;
  const { id, path, editedAt } = draft;
  const disk = path === undefined ? undefined : await onDisk(path);
  const dirty = draft.dirty && !(disk && networkText(disk) === networkText(network));
  if (!dirty) return [disk ?? network, { id, path }];
  return [network, { id, path, saved: disk ?? emptyNetwork(''), recovered: editedAt }];
}

/** Opens what a session held, each in its tab. False: nothing. */
async function restore({ drafts, shown }: Session): Promise<boolean> {
  const revived = await Promise.all(drafts.map(revive));
  for (const document of revived) if (document) openNetwork(...document);
  if (shown !== undefined) showDocument(shown);
  return revived.some((document) => document !== undefined);
}

/** The window of a desktop program asks before it closes; a browser's tab can only be held. */
function guardClosing(): void {
  const isAnyDirty = (): boolean => openDocuments().some(isDirty);
  const tell = (): void => {
    const { network } = useDocument.getState();
    const dirty = isAnyDirty();
    document.title = `${dirty ? '• ' : ''}${network.name} – ${translate('name', { ns: 'app' })}`;
    if (useStudio.getState().status === 'connected')
      callStudio('window.dirty', { dirty, title: network.name.slice(0, 500) }).catch(() => undefined);
  };
  let telling: number | undefined;
  // After the frame that shows an edit: whether a large network is as it was saved takes as long as the frame.
  const tellSoon = (): void => {
    if (telling !== undefined) return;
    telling = window.setTimeout(() => {
      telling = undefined;
      tell();
    }, 50);
  };
  useDocument.subscribe((state, before) => {
    if (state.network !== before.network || state.saved !== before.saved) tellSoon();
  });
  useTabs.subscribe((state, before) => {
    if (state.parked !== before.parked) tell();
  });
  useStudio.subscribe((state, before) => {
    if (state.status === 'connected' && before.status !== 'connected') tell();
  });
  onStudio('window.closing', () => void close());
  if (window.netloom) return;
  window.addEventListener('beforeunload', (event) => {
    if (isAnyDirty()) event.preventDefault();
  });
}

async function close(): Promise<void> {
  if (!(await keepAllChanges())) return;
  await endDrafts();
  await callStudio('window.dirty', { dirty: false, title: '' }).catch(() => undefined);
  window.close();
}

/**
 * What the program was started with, shown once, not again with every reload; unsaved changes of the same file stay, as the
 * notice of their recovery lets one discard them.
 */
async function openStartFile(): Promise<void> {
  const path = useStudio.getState().info?.openPath;
  if (path === undefined) return;
  const key = 'netloom.started-with';
  try {
    if (window.sessionStorage.getItem(key) === path) return;
    window.sessionStorage.setItem(key, path);
  } catch {
    // Storage refused: a reload then opens it again.
  }
  await openPath(path);
}

/** Opens what the running program was handed: by being started again, or by the system. */
async function openHanded(): Promise<void> {
  const handed = await callStudio('files.handed', {}).catch(() => undefined);
  for (const path of handed?.paths ?? []) await openPath(path);
}

/** Gives up the edits that a crash left: the tab shows what lies on disk, or goes. */
export async function discardRecovered(): Promise<void> {
  const { id, path } = useDocument.getState();
  if (path === undefined) {
    closeDocument(id, translate('untitled', { ns: 'app' }));
    return;
  }
  try {
    const { text } = await callStudio('files.read', { path });
    const network = networkOf(text);
    if (network && useDocument.getState().id === id) replaceNetwork(network, path);
  } catch (error) {
    toast({ tone: 'error', title: translate('failedOpen', { ns: 'files' }), body: errorText(error) });
  }
}

/** The studio is back, or there at last: it hears of this window's tabs, and gives what others have left. */
async function rejoin(): Promise<void> {
  const session = await takeFromStudio();
  const here = useDocument.getState().id;
  const closed = new Set(useTabs.getState().closed.map(({ id }) => id));
  for (const { id } of session.drafts) if (closed.has(id)) await callStudio('drafts.remove', { id });
  await restore({ drafts: session.drafts.filter(({ id }) => !openDocument(id) && !closed.has(id)) });
  showDocument(here);
  writeAllDrafts();
}

/** Fills the window: with what was open last, with the file it was started with, or with LeNet-5. */
export async function startDocuments(): Promise<void> {
  guardClosing();
  const session = await loadDrafts();
  if (!(await restore(session))) showFirst();
  keepDrafts(session.forget);
  useStudio.subscribe((state, before) => {
    if (state.status !== 'connected' || before.status === 'connected') return;
    rejoin().then(openStartFile, () => undefined);
  });
  await openStartFile();
  onStudio('files.handed', () => void openHanded());
  await openHanded();
}
