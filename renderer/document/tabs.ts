import { create } from 'zustand';
import { emptyNetwork, type Network } from '../../shared/network/network.ts';
import { type DocumentId, type DocumentState, documentOf, useDocument } from './document.ts';

interface TabsState {
  /** Open documents from left to right; there is always one. */
  readonly order: readonly DocumentId[];
  /** The documents that are not shown, as they were left: history, selection and all. */
  readonly parked: ReadonlyMap<DocumentId, DocumentState>;
  /** Closed ones, the latest last. */
  readonly closed: readonly DocumentState[];
}

/** More than anyone opens again. */
const MOST_CLOSED = 10;

/** Which documents are open; the one shown lives in `useDocument`. */
export const useTabs = create<TabsState>(() => ({
  order: [useDocument.getState().id],
  parked: new Map(),
  closed: [],
}));

/** An open document, shown or not. */
export function openDocument(id: DocumentId): DocumentState | undefined {
  const shown = useDocument.getState();
  return shown.id === id ? shown : useTabs.getState().parked.get(id);
}

/** Every open document, in the order of the tabs. */
export const openDocuments = (): readonly DocumentState[] =>
  useTabs
    .getState()
    .order.map(openDocument)
    .filter((document) => document !== undefined);

/** What a component reads of an open document, whether it is shown or waits; undefined once it is closed. */
export function useOpenDocument<T>(id: DocumentId, read: (document: DocumentState) => T): T | undefined {
  const shown = useDocument((state) => (state.id === id ? read(state) : undefined));
  const waiting = useTabs(({ parked }) => {
    const document = parked.get(id);
    return document && read(document);
  });
  return shown ?? waiting;
}

/** Puts a document on the canvas; the one that was there is parked under `order`, or dropped where that lacks it. */
function swap(next: DocumentState, order: readonly DocumentId[]): void {
  const shown = useDocument.getState();
  const parked = new Map(useTabs.getState().parked);
  if (shown.id !== next.id && order.includes(shown.id)) parked.set(shown.id, shown);
  // The next one is parked until it is shown, so that there is no moment in which it is nowhere.
  useTabs.setState({ order, parked: new Map(parked).set(next.id, next) });
  useDocument.setState(next);
  parked.delete(next.id);
  useTabs.setState({ parked });
}

/** Shows another one of the open documents. */
export function showDocument(id: DocumentId): void {
  const { order, parked } = useTabs.getState();
  const next = parked.get(id);
  if (next) swap(next, order);
}

/** Shows the tab so many places on from the one shown, around the end. */
export function showNext(step: number): void {
  const { order } = useTabs.getState();
  const at = order.indexOf(useDocument.getState().id);
  const next = order[(at + step + order.length) % order.length];
  if (next !== undefined) showDocument(next);
}

/** Nobody asked for what is shown, and nobody has touched it. */
export const isUntouched = ({ placeholder, history }: DocumentState): boolean =>
  placeholder && history.past.length === 0 && history.future.length === 0;

/** Opens a network in a tab of its own after the one shown, or in the place of an untouched placeholder. */
export function openNetwork(network: Network, given: Partial<DocumentState> = {}): DocumentId {
  const shown = useDocument.getState();
  const { order } = useTabs.getState();
  const document = documentOf(network, given);
  const at = order.indexOf(shown.id);
  const kept = isUntouched(shown) ? order.filter((id) => id !== shown.id) : order;
  const place = isUntouched(shown) ? at : at + 1;
  swap(document, [...kept.slice(0, place), document.id, ...kept.slice(place)]);
  return document.id;
}

/** Closes a document without asking. The neighbour is shown; after the last one, an empty network of that name. */
export function closeDocument(id: DocumentId, untitled: string): void {
  const { order, closed } = useTabs.getState();
  const document = openDocument(id);
  if (!document) return;
  const at = order.indexOf(id);
  const left = order.filter((other) => other !== id);
  const shown = useDocument.getState();
  if (shown.id === id) {
    const neighbour = left[Math.min(at, left.length - 1)];
    const next = neighbour === undefined ? undefined : openDocument(neighbour);
    if (next) swap(next, left);
    else {
      const empty = documentOf(emptyNetwork(untitled), { placeholder: true });
      swap(empty, [empty.id]);
    }
  } else {
    const parked = new Map(useTabs.getState().parked);
    parked.delete(id);
    useTabs.setState({ order: left, parked });
  }
  if (!isUntouched(document)) useTabs.setState({ closed: [...closed, document].slice(-MOST_CLOSED) });
}

/** Opens the document closed last, as it was. */
export function reopenClosed(): void {
  const { closed } = useTabs.getState();
  const document = closed[closed.length - 1];
  if (!document) return;
  useTabs.setState({ closed: closed.slice(0, -1) });
  const taken = openDocuments().some(({ path }) => path !== undefined && path === document.path);
  openNetwork(document.network, { ...document, ...(taken ? nowhere() : {}) });
}

/** Puts a tab at another place of the strip. */
export function moveDocument(id: DocumentId, index: number): void {
  const { order } = useTabs.getState();
  const others = order.filter((other) => other !== id);
  const place = Math.max(0, Math.min(index, others.length));
  if (others.length === order.length || order.indexOf(id) === place) return;
  useTabs.setState({ order: [...others.slice(0, place), id, ...others.slice(place)] });
}

/** Changes what is told of an open document besides its network. */
function tell(id: DocumentId, told: Partial<Pick<DocumentState, 'saved' | 'path' | 'recovered'>>): void {
  if (useDocument.getState().id === id) {
    useDocument.setState(told);
    return;
  }
  const parked = new Map(useTabs.getState().parked);
  const document = parked.get(id);
  if (!document) return;
  parked.set(id, { ...document, ...told });
  useTabs.setState({ parked });
}

/** Of a document that is on no disk, and is to be asked about before it is closed. */
const nowhere = () => ({ path: undefined, saved: emptyNetwork('') });

/** Tells that `network` now lies at `path`. What another document had there it has no longer. */
export function markSaved(id: DocumentId, network: Network, path: string | undefined): void {
  for (const other of openDocuments())
    if (path !== undefined && other.path === path && other.id !== id) tell(other.id, nowhere());
  tell(id, { saved: network, path, recovered: undefined });
}

/** Tells what lies on disk of a document whose edits are not there yet. */
export const tellSaved = (id: DocumentId, saved: Network): void => tell(id, { saved });

/** The edits that a crash left are as good as any others from now on. */
export const forgetRecovery = (id: DocumentId): void => tell(id, { recovered: undefined });

/** What is shown is somebody's work now: nothing takes its place. */
export const keepShown = (): void => {
  if (useDocument.getState().placeholder) useDocument.setState({ placeholder: false });
};
