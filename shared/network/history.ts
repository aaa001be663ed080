import { applyEdit } from './apply.ts';
import type { Edit } from './edit.ts';
import type { Network, NodeId } from './network.ts';

/** One step of undo: what was done, and the edit that takes it back. */
export interface Step {
  readonly name: string;
  readonly edit: Edit;
  readonly inverse: Edit;
  /** Steps of one key that follow each other are one: the letters typed into one field. */
  readonly merge?: string;
  /** Who chose the places that its `moveNode` edits give: the person, or automatic layout. */
  readonly places?: Placing;
}

export type Placing = 'byHand' | 'automatic';

/** Undo as data: nothing here holds on to the view, so it can be kept, compared and tested. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const emptyHistory: History = { past: [], future: [] };

/** More than anyone takes back; older steps are forgotten. */
const MAX_STEPS = 1000;

/** Applies an edit as one named step. What was undone before is forgotten. @throws EditError when it does not fit. */
export function perform(
  network: Network,
  history: History,
  edit: Edit,
  name: string,
  merge?: string,
  places?: Placing,
): { readonly network: Network; readonly history: History } {
  const applied = applyEdit(network, edit);
  const last = history.past[history.past.length - 1];
  const joins = merge !== undefined && last?.merge === merge && history.future.length === 0;
  const placed = places === undefined ? {} : { places };
  const step: Step = joins
    ? {
        ...placed,
        name,
        edit: { kind: 'batch', edits: [last.edit, edit] },
        inverse: { kind: 'batch', edits: [applied.inverse, last.inverse] },
        merge,
      }
    : { ...placed, name, edit, inverse: applied.inverse, ...(merge === undefined ? {} : { merge }) };
  const past = joins ? history.past.slice(0, -1) : history.past.slice(-MAX_STEPS + 1);
  return { network: applied.network, history: { past: [...past, step], future: [] } };
}

/** The nodes that an edit moves. */
function movedBy(edit: Edit): readonly NodeId[] {
  if (edit.kind === 'batch') return edit.edits.flatMap(movedBy);
  return edit.kind === 'moveNode' ? [edit.id] : [];
}

/** The nodes that lie where somebody put them by hand: automatic layout has not moved them since. */
export function movedByHand({ past }: History): ReadonlySet<NodeId> {
  const byHand = new Set<NodeId>();
  for (const { places, edit } of past) {
    if (places === undefined) continue;
    for (const id of movedBy(edit)) {
      if (places === 'byHand') byHand.add(id);
      else byHand.delete(id);
    }
  }
  return byHand;
}

export interface Moved {
  readonly network: Network;
  readonly history: History;
  /** Of the step taken back or done again. */
  readonly name: string;
}

/** Takes the last step back; undefined when there is none. */
export function undo(network: Network, { past, future }: History): Moved | undefined {
  const step = past[past.length - 1];
  if (!step) return undefined;
  return {
    network: applyEdit(network, step.inverse).network,
    history: { past: past.slice(0, -1), future: [step, ...future] },
    name: step.name,
  };
}

/** Does the last step taken back again; undefined when there is none. */
export function redo(network: Network, { past, future }: History): Moved | undefined {
  const [step, ...rest] = future;
  if (!step) return undefined;
  // A step done again is finished: nothing joins it.
  const { merge: _, ...closed } = step;
  return {
    network: applyEdit(network, step.edit).network,
    history: { past: [...past, closed], future: rest },
    name: step.name,
  };
}
