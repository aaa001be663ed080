import { analyse } from '../../shared/analysis/index.ts';
import type { Analysis, Problem } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { reachedFrom, reaches } from '../../shared/network/gestures.ts';
import type { Edge, Network, NodeId } from '../../shared/network/network.ts';
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
  if (source === target) return { ok: false, reason: 'self' };
  const node = network.nodes.find(({ id }) => id === target);
  const inputs = node && findLayer(node.type)?.inputs;
  if (!node || inputs?.max === 0) return { ok: false, reason: 'noInput' };
  const replaces = edgesInto(network, target)[slot];
  if (replaces?.source === source) return { ok: false, reason: 'duplicate' };
  if (reaches(network, target, source)) return { ok: false, reason: 'cycle' };
  if (!replaces && slot >= (inputs?.max ?? 1)) return { ok: false, reason: 'tooMany' };
  const edge = edgeInto(source, target, findLayer(node.type), slot);
  const edits: Edit[] = [{ kind: 'addEdge', edge }];
  if (replaces) edits.unshift({ kind: 'removeEdge', edge: replaces });
  const edit: Edit = { kind: 'batch', edits };
  const misfit = firstNewError(network, analysis, edit, target);
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
