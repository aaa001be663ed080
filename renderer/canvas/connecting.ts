import { analyse } from '../../shared/analysis/index.ts';
import type { Analysis, Problem } from '../../shared/analysis/types.ts';
import type { Slots } from '../../shared/drawing/wiring.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { reachedFrom, reaches } from '../../shared/network/gestures.ts';
import type { Edge, Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { edgeInto } from './adding.ts';
import { edgesInto } from './addition.ts';

/** What a connection would do, told while it is dragged. */
export type Verdict =
  | {
      readonly ok: true;
      readonly edit: Edit;
      /** The edge that gives way. */
      readonly replaces?: Edge;
      /** It can be drawn, but the layers do not fit yet: the first new error at the target. */
      readonly misfit?: Problem;
    }
  | { readonly ok: false; readonly reason: 'self' | 'cycle' | 'noInput' | 'tooMany' | 'duplicate' };

/** The sentence, of the canvas' catalogue, that says why a connection is refused. */
export const WHY_NOT = {
  self: 'whySelf',
  cycle: 'whyCycle',
  noInput: 'whyNoInput',
  tooMany: 'whyTooMany',
  duplicate: 'whyDuplicate',
} as const;

/**
 * Judges a connection from `source` to input `slot` of `target`: the target's arity, cycles, and, where shapes are known,
 * whether they fit. A misfit is told but not refused, since networks are drawn in any order and mended later.
 */
export function judge(
  network: Network,
  analysis: Analysis,
  source: NodeId,
  target: NodeId,
  slot: number,
): Verdict {
  const node = network.nodes.find(({ id }) => id === target);
  if (!node) return { ok: false, reason: source === target ? 'self' : 'noInput' };
  return judgeKnown(source, node, edgesInto(network, target), slot, {
    leadsBack: () => reaches(network, target, source),
    misfit: (edit) => firstNewError(network, analysis, edit, target),
  });
}

/** What a judgement has to find out of the network, asked only where it matters. */
export interface Findings {
  /** The target's data already reaches the source. */
  leadsBack(): boolean;
  misfit(edit: Edit): Problem | undefined;
}

/** The same for who knows what feeds the target already. */
export function judgeKnown(
  source: NodeId,
  node: NetworkNode,
  fed: Slots,
  slot: number,
  { leadsBack, misfit: misfitOf }: Findings,
): Verdict {
  if (source === node.id) return { ok: false, reason: 'self' };
  const layer = findLayer(node.type);
  if (layer?.inputs.max === 0) return { ok: false, reason: 'noInput' };
  const replaces = fed[slot];
  if (replaces?.source === source) return { ok: false, reason: 'duplicate' };
  if (leadsBack()) return { ok: false, reason: 'cycle' };
  if (!replaces && slot >= (layer?.inputs.max ?? 1)) return { ok: false, reason: 'tooMany' };
  const edits: Edit[] = [{ kind: 'addEdge', edge: edgeInto(source, node.id, layer, slot) }];
  if (replaces) edits.unshift({ kind: 'removeEdge', edge: replaces });
  const edit: Edit = { kind: 'batch', edits };
  const misfit = misfitOf(edit);
  return { ok: true, edit, ...(replaces ? { replaces } : {}), ...(misfit ? { misfit } : {}) };
}

/** The layers that may feed one: all but itself and those that it leads to. In file order. */
export function possibleSources(network: Network, target: NodeId): readonly NodeId[] {
  const behind = reachedFrom(network, target);
  return network.nodes.map(({ id }) => id).filter((id) => !behind.has(id));
}

function firstNewError(
  network: Network,
  analysis: Analysis,
  edit: Edit,
  target: NodeId,
): Problem | undefined {
  const after = analyse(applyEdit(network, edit).network, analysis);
  const before = analysis.layers.get(target)?.problems.map(({ code }) => code) ?? [];
  return after.layers
    .get(target)
    ?.problems.find(({ severity, code }) => severity === 'error' && !before.includes(code));
}
