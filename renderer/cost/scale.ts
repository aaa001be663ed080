import { layerShare, type Measure, shareOf, tintOf } from '../../shared/analysis/shares.ts';
import { totalsWithin } from '../../shared/analysis/totals.ts';
import type { Analysis } from '../../shared/analysis/types.ts';
import { groupView } from '../../shared/drawing/groups.ts';
import type { Network, NodeId } from '../../shared/network/network.ts';

/** A card's cost: its share of the network's, 0 to 1, and the place of that on the canvas' scale, 0 to 1. */
export interface Cost {
  readonly share: number;
  readonly tint: number;
}

interface Greatest {
  readonly network: Network;
  readonly analysis: Analysis;
  readonly measure: Measure;
  readonly share: number;
}

/** Every card asks: the walk over all of them is done once a network and measure. */
let known: Greatest | undefined;

/** The greatest share that a card on the canvas has: a layer that is seen, or a collapsed group. The scale ends there. */
export function greatestShare(network: Network, analysis: Analysis, measure: Measure): number {
  if (known?.network === network && known.analysis === analysis && known.measure === measure)
    return known.share;
  const { blocks, hidden } = groupView(network);
  let share = 0;
  for (const id of analysis.order)
    if (!hidden.has(id)) share = Math.max(share, layerShare(analysis, id, measure));
  for (const { group } of blocks)
    share = Math.max(share, shareOf(totalsWithin(analysis, group.nodes)[measure], analysis.totals[measure]));
  known = { network, analysis, measure, share };
  return share;
}

/** What the layers of a card cost together. */
export function costOf(
  network: Network,
  analysis: Analysis,
  measure: Measure,
  nodes: readonly NodeId[],
): Cost {
  const [only] = nodes;
  const share =
    nodes.length === 1 && only !== undefined
      ? layerShare(analysis, only, measure)
      : shareOf(totalsWithin(analysis, nodes)[measure], analysis.totals[measure]);
  return { share, tint: tintOf(share, greatestShare(network, analysis, measure)) };
}
