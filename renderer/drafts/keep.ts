import { create } from 'zustand';
import {
  type DocumentId,
  type DocumentState,
  isDirty,
  isUntouched,
  networkText,
  openDocuments,
  useDocument,
  useTabs,
} from '../document/index.ts';
import { errorText, useStudio } from '../studio/index.ts';
import { localPlace } from './local.ts';
import { type DraftPlace, studioPlace } from './place.ts';

/** A draft is written when nothing was typed for `PAUSE`, and `LONGEST` after an edit at the latest. Milliseconds. */
const PAUSE = 300;
const LONGEST = 1000;
const RETRY = 5000;

/** Why drafts cannot be kept at present. */
export const useDraftFailure = create<{ readonly reason: string | undefined }>(() => ({ reason: undefined }));

const local = localPlace();
/** As they were last written to the studio; what is no longer the same is to be written. */
const written = new Map<DocumentId, DocumentState>();
let arranged = '';
let timer: number | undefined;
/** When the oldest edit was made that is not written yet. */
let since: number | undefined;
let writing: Promise<void> | undefined;
let ended = false;
let onceWritten = (): void => undefined;

const isSame = (a: DocumentState, b: DocumentState | undefined): boolean =>
  a.network === b?.network && a.saved === b.saved && a.path === b.path;

const draftOf = (document: DocumentState) => ({
  id: document.id,
  text: networkText(document.network),
  dirty: isDirty(document),
  editedAt: Date.now(),
  ...(document.path === undefined ? {} : { path: document.path }),
});

const kept = (): readonly DocumentState[] => openDocuments().filter((document) => !isUntouched(document));

/** Brings a place up to date with the tabs. */
async function bringUp(place: DraftPlace): Promise<void> {
  const documents = kept();
  for (const document of documents) {
    if (isSame(document, written.get(document.id))) continue;
    await place.write(draftOf(document));
    written.set(document.id, document);
  }
  const open = new Set(documents.map(({ id }) => id));
  for (const id of [...written.keys()]) {
    if (open.has(id)) continue;
    await place.remove(id);
    written.delete(id);
  }
  const order = documents.map(({ id }) => id);
  const shown = useDocument.getState().id;
  const arrangement = [shown, ...order].join(' ');
  if (order.length === 0 || arrangement === arranged) return;
  await place.arrange(order, shown);
  arranged = arrangement;
}

/** What the browser keeps in the studio's stead. */
async function bringUpLocal(): Promise<void> {
  const documents = kept();
  for (const document of documents) await local.write(draftOf(document));
  await local.arrange(
    documents.map(({ id }) => id),
    useDocument.getState().id,
  );
}

async function forgetLocal(): Promise<void> {
  for (const { id } of openDocuments()) await local.remove(id);
}

async function write(): Promise<void> {
  since = undefined;
  if (useStudio.getState().status !== 'connected') {
    await bringUpLocal().then(
      () => {
        useDraftFailure.setState({ reason: undefined });
        onceWritten();
      },
      (error: unknown) => useDraftFailure.setState({ reason: errorText(error) }),
    );
    return;
  }
  try {
    await bringUp(studioPlace);
    useDraftFailure.setState({ reason: undefined });
    await forgetLocal();
    onceWritten();
  } catch (error) {
    // A lost connection is told of already.
    if (useStudio.getState().status === 'connected') useDraftFailure.setState({ reason: errorText(error) });
    await bringUpLocal().catch(() => undefined);
    schedule(RETRY);
  }
}

function flush(): void {
  window.clearTimeout(timer);
  timer = undefined;
  if (ended) return;
  if (writing) {
    // One write at a time: the next one has what came meanwhile.
    schedule(PAUSE);
    return;
  }
  writing = write().finally(() => {
    writing = undefined;
  });
}

function schedule(pause: number): void {
  const now = Date.now();
  since ??= now;
  window.clearTimeout(timer);
  timer = window.setTimeout(
    flush,
    Math.max(0, pause === RETRY ? RETRY : Math.min(pause, since + LONGEST - now)),
  );
}

/** Writes everything anew: there is a studio that knows nothing of this window yet. */
export function writeAllDrafts(): void {
  written.clear();
  arranged = '';
  schedule(0);
}

/**
 * Writes a draft of each open network a moment after each change, from now on.
 * @param written called when all that is open now has been written for the first time.
 */
export function keepDrafts(written: () => void): void {
  onceWritten = () => {
    onceWritten = () => undefined;
    written();
  };
  useDocument.subscribe((state, before) => {
    if (state.id !== before.id || !isSame(state, before)) schedule(PAUSE);
  });
  useTabs.subscribe((state, before) => {
    if (state.order !== before.order || state.parked !== before.parked) schedule(PAUSE);
  });
  useStudio.subscribe((state, before) => {
    if (state.status !== before.status) schedule(0);
  });
  const leave = (): void => {
    if (timer !== undefined) flush();
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  schedule(0);
}

/** The window closes, and the edits that were not saved are given up: only what lies on disk is shown again next time. */
export async function endDrafts(): Promise<void> {
  ended = true;
  window.clearTimeout(timer);
  await writing;
  const place = useStudio.getState().status === 'connected' ? studioPlace : local;
  for (const document of kept().filter(isDirty)) {
    if (document.path === undefined) await place.remove(document.id).catch(() => undefined);
    else {
      const clean = { ...draftOf(document), text: networkText(document.saved), dirty: false };
      await place.write(clean).catch(() => undefined);
    }
  }
}
