import { create } from 'zustand';
import { analyse } from '../../shared/analysis/index.ts';
import type { Analysis } from '../../shared/analysis/types.ts';
import type { Edit } from '../../shared/network/edit.ts';
import {
  emptyHistory,
  type History,
  type Placing,
  perform,
  redo,
  undo,
} from '../../shared/network/history.ts';
import { emptyNetwork, type Network, type NodeId } from '../../shared/network/network.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { edgeKey } from './edge-key.ts';

export interface Selection {
  readonly nodes: ReadonlySet<NodeId>;
  /** Keys of edges, as `edgeKey` makes them. */
  readonly edges: ReadonlySet<string>;
  /** A group is selected when all its nodes are; comments have ids of their own. */
  readonly comments: ReadonlySet<string>;
}

export interface EditOptions {
  /** Edits of the same key that follow each other are one step of undo: the letters typed into one field. */
  readonly merge?: string;
  /** Who chose the places that nodes are moved to. */
  readonly places?: Placing;
  /** The nodes that are selected afterwards, */
  readonly select?: readonly NodeId[];
  /** and the comments. */
  readonly selectComments?: readonly string[];
}

/** Names an open network for as long as it is open, over restarts of the program too. */
export type DocumentId = string;

export interface DocumentState {
  readonly id: DocumentId;
  readonly network: Network;
  /** Of `network`, always: it is made again with each edit. */
  readonly analysis: Analysis;
  readonly history: History;
  readonly selection: Selection;
  /** Where the network lies; absent until it is saved. */
  readonly path: string | undefined;
  /** What is on disk at `path`. */
  readonly saved: Network;
  /** Counts openings, so that the canvas knows when to fit another network in view. */
  readonly opened: number;
  /** Shown only so that the window isn't empty: whatever is opened takes its place, as long as nobody touched it. */
  readonly placeholder: boolean;
  /** When the edits were made that a crash left unsaved, in milliseconds since 1970; absent once they are saved or dismissed. */
  readonly recovered: number | undefined;
}

const none: Selection = { nodes: new Set(), edges: new Set(), comments: new Set() };

/** Random and not of `crypto.randomUUID`, which pages served without encryption lack. */
export const freshDocumentId = (): DocumentId =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A network as it is when it has just been opened. */
export const documentOf = (network: Network, given: Partial<DocumentState> = {}): DocumentState => ({
  id: freshDocumentId(),
  network,
  analysis: analyse(network),
  history: emptyHistory,
  selection: none,
  path: undefined,
  saved: network,
  opened: 0,
  placeholder: false,
  recovered: undefined,
  ...given,
});

/**
 * The document that is shown. Components read it with selectors and change it through the functions below; the others that
 * are open wait in `useTabs`.
 */
export const useDocument = create<DocumentState>(() => documentOf(emptyNetwork(), { placeholder: true }));

/** The chosen that are still there; the same set if all are. */
function among(chosen: ReadonlySet<string>, there: () => readonly string[]): ReadonlySet<string> {
  if (chosen.size === 0) return chosen;
  const known = new Set(there());
  const left = [...chosen].filter((id) => known.has(id));
  return left.length === chosen.size ? chosen : new Set(left);
}

/** What is selected and still there. */
function surviving(selection: Selection, network: Network): Selection {
  const nodes = among(selection.nodes, () => network.nodes.map(({ id }) => id));
  const edges = among(selection.edges, () => network.edges.map(edgeKey));
  const comments = among(selection.comments, () => network.comments?.map(({ id }) => id) ?? []);
  const same = nodes === selection.nodes && edges === selection.edges && comments === selection.comments;
  return same ? selection : { nodes, edges, comments };
}

function show(network: Network, history: History, selection: Selection): void {
  const { analysis } = useDocument.getState();
  useDocument.setState({
    network,
    history,
    analysis: analyse(network, analysis),
    selection: surviving(selection, network),
  });
}

/** Changes the document by one named step of undo. @throws EditError when the edit does not fit the network. */
export function edit(change: Edit, name: string, options: EditOptions = {}): void {
  const state = useDocument.getState();
  if (change.kind === 'batch' && change.edits.length === 0) return;
  const next = perform(state.network, state.history, change, name, options.merge, options.places);
  const { select: nodes, selectComments: comments } = options;
  const selection =
    nodes || comments
      ? { nodes: new Set(nodes), edges: none.edges, comments: new Set(comments) }
      : state.selection;
  show(next.network, next.history, selection);
}

/** Takes back the last step; gives its name. */
export function undoEdit(): string | undefined {
  const { network, history, selection } = useDocument.getState();
  const next = undo(network, history);
  if (!next) return undefined;
  show(next.network, next.history, selection);
  return next.name;
}

/** Does again what was taken back last; gives its name. */
export function redoEdit(): string | undefined {
  const { network, history, selection } = useDocument.getState();
  const next = redo(network, history);
  if (!next) return undefined;
  show(next.network, next.history, selection);
  return next.name;
}

/** Puts another network in the place of the one shown, with an empty history: the file as it is on disk by now. */
export function replaceNetwork(network: Network, path: string | undefined): void {
  useDocument.setState(({ id, opened }) => documentOf(network, { id, path, opened: opened + 1 }));
}

export function select(
  nodes: Iterable<NodeId>,
  edges: Iterable<string> = [],
  comments: Iterable<string> = [],
): void {
  useDocument.setState({
    selection: { nodes: new Set(nodes), edges: new Set(edges), comments: new Set(comments) },
  });
}

const texts = new WeakMap<Network, string>();

/** The network as its file's text, written once a network. */
export function networkText(network: Network): string {
  const known = texts.get(network);
  if (known !== undefined) return known;
  const text = writeNetwork(network);
  texts.set(network, text);
  return text;
}

/** There are edits that are not on disk. Undoing all of them makes it clean again. */
export const isDirty = ({ network, saved }: DocumentState): boolean =>
  network !== saved && networkText(network) !== networkText(saved);

/** The one selected node, if exactly one is. */
export const selectedNode = (state: DocumentState): NodeId | undefined => {
  const { nodes } = state.selection;
  return nodes.size === 1 ? [...nodes][0] : undefined;
};
