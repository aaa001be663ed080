import { type DocumentId, openDocument, useDocument, useOpenDocument } from '../document/index.ts';
import { ownerOf, useOwners } from './owners.ts';
import { useActiveRun, useShownRun, useTraining } from './store.ts';

/** The run that each document showed when it was left. */
const left = new Map<DocumentId, string | undefined>();

/** Each document has the run that was shown with it, at first the newest that it started. */
export function followDocuments(): void {
  useDocument.subscribe((state, before) => {
    if (state.id === before.id) return;
    const { runs, shown, show } = useTraining.getState();
    left.set(before.id, shown);
    const own = runs.find(({ id }) => ownerOf(id) === state.id)?.id;
    const next = left.has(state.id) ? left.get(state.id) : own;
    useTraining.setState({ shown: next });
    if (next !== undefined) void show(next);
  });
}

/** The open document whose network is in training. */
export function useTrainedDocument(): DocumentId | undefined {
  const run = useActiveRun();
  return useOwners(({ owners }) => (run ? owners[run.id] : undefined));
}

/** The other network that the shown run trains or trained: its name, and its tab where it is open. */
export function useOtherNetwork():
  | { readonly name: string; readonly document: DocumentId | undefined }
  | undefined {
  const run = useShownRun();
  const shown = useDocument((state) => state.id);
  const name = useDocument((state) => state.network.name);
  const owner = useOwners(({ owners }) => (run ? owners[run.id] : undefined));
  const open = useOpenDocument(owner ?? '', ({ id }) => id);
  if (!run || owner === shown) return undefined;
  // Of a run of another day there is only its name to tell by.
  if (open === undefined && run.name === name) return undefined;
  return { name: run.name, document: open };
}

/** The open document that a run was started from. */
export const documentOfRun = (run: string): DocumentId | undefined => openDocument(ownerOf(run) ?? '')?.id;
