import { analyseLayer } from '../../shared/analysis/layer.ts';
import type { Analysis, Problem } from '../../shared/analysis/types.ts';
import { type Slots, shownInputs, wire } from '../../shared/drawing/wiring.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { reachedFrom, reaching } from '../../shared/network/gestures.ts';
import type { Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { edgeInto } from './adding.ts';
import { judgeKnown, type Verdict } from './connecting.ts';

/** A connection that could be asked for, and what would come of it. */
export interface Possible {
  readonly source: NodeId;
  readonly target: NodeId;
  readonly slot: number;
  /** How many inputs the target shows. */
  readonly slots: number;
  readonly verdict: Verdict;
}

/** The target's own errors with one input fed by `source`, that it does not have already. */
function newErrorAt(
  network: Network,
  analysis: Analysis,
  node: NetworkNode,
  fed: Slots,
  source: NodeId,
  slot: number,
): Problem | undefined {
  const edges = fed.slice();
  while (edges.length < slot) edges.push(undefined);
  edges[slot] = edgeInto(source, node.id, findLayer(node.type), slot);
  const incoming = edges.filter((edge) => edge !== undefined);
  const { problems } = analyseLayer({
    node,
    incoming,
    shapes: incoming.map((edge) => analysis.layers.get(edge.source)?.outputShape),
    fields: [],
    networkInput: [],
    strict: network.strict ?? false,
  });
  const before = analysis.layers.get(node.id)?.problems.map(({ code }) => code) ?? [];
  return problems.find(({ severity, code }) => severity === 'error' && !before.includes(code));
}

/** Judges what a network's other layers say to wires from, or into, one layer: as `judge` does, all at once. */
function judgeAll(
  network: Network,
  analysis: Analysis,
  pairs: readonly (readonly [source: NodeId, target: NetworkNode])[],
  cyclic: (source: NodeId, target: NodeId) => boolean,
): readonly Possible[] {
  const wiring = wire(network);
  return pairs.flatMap(([source, node]) => {
    const fed = wiring.get(node.id) ?? [];
    const slots = Math.max(1, shownInputs(node.type, fed.length));
    return Array.from({ length: slots }, (_, slot): Possible => {
      const target = node.id;
      const verdict = judgeKnown(source, node, fed, slot, {
        leadsBack: () => cyclic(source, target),
        misfit: () => newErrorAt(network, analysis, node, fed, source, slot),
      });
      return { source, target, slot, slots, verdict };
    });
  });
}

const inOrder = (network: Network, analysis: Analysis): readonly NetworkNode[] => {
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  return analysis.order.flatMap((id) => byId.get(id) ?? []);
};

/** What the output of a layer could be led to: every input of every other layer, in the order of the flow. */
export function connectionsFrom(network: Network, analysis: Analysis, source: NodeId): readonly Possible[] {
  const above = reaching(network, source);
  const others = inOrder(network, analysis).filter(({ id }) => id !== source);
  return judgeAll(
    network,
    analysis,
    others.map((node) => [source, node]),
    (_, target) => above.has(target),
  );
}

/** What each input of a layer could be fed by: every other layer, the nearest before it first. */
export function connectionsInto(network: Network, analysis: Analysis, target: NodeId): readonly Possible[] {
  const node = network.nodes.find(({ id }) => id === target);
  if (!node) return [];
  const below = reachedFrom(network, target);
  const others = inOrder(network, analysis).filter(({ id }) => id !== target);
  return judgeAll(
    network,
    analysis,
    others.map(({ id }) => [id, node]),
    (source) => below.has(source),
  );
}
