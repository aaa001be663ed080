import type { Analysis } from '../../shared/analysis/types.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import type { JsonObject, Network, NodeId } from '../../shared/network/network.ts';
import type { Purpose } from './add-menu.ts';
import { mended, type Trial, tryAddition, tryReplacement } from './fitting.ts';
import { inOrder, keptParams } from './replacing.ts';
import { startingParams } from './starting-params.ts';

/** A layer as it would be in the place that the search palette was opened for. */
export interface Offer {
  readonly layer: AnyLayer;
  /** All that are written. */
  readonly params: JsonObject;
  readonly trial: Trial;
}

/** A new layer's parameters: those that were given, and a beginning for the others that need one. */
export const beginWith = (layer: AnyLayer, given: JsonObject): JsonObject =>
  inOrder(layer, { ...startingParams(layer), ...given });

/** What a layer would be there; undefined where it cannot stand. What is not given may change to fit. */
export function offer(
  network: Network,
  analysis: Analysis,
  purpose: Purpose,
  layer: AnyLayer,
  given: JsonObject,
): Offer | undefined {
  const made =
    purpose.kind === 'add'
      ? offerNew(network, analysis, purpose, layer, given)
      : offerInstead(network, analysis, purpose.nodes, layer, given);
  return made?.trial.possible ? made : undefined;
}

function offerNew(
  network: Network,
  analysis: Analysis,
  { addition }: Extract<Purpose, { kind: 'add' }>,
  layer: AnyLayer,
  given: JsonObject,
): Offer {
  const params = beginWith(layer, given);
  const trial = tryAddition(network, analysis, layer, params, addition);
  const better = Object.keys(given).length === 0 ? mended(trial) : undefined;
  if (better) {
    const second = tryAddition(network, analysis, layer, better, addition);
    if (!second.problem) return { layer, params: better, trial: second };
  }
  return { layer, params, trial };
}

function offerInstead(
  network: Network,
  analysis: Analysis,
  ids: readonly NodeId[],
  layer: AnyLayer,
  given: JsonObject,
): Offer | undefined {
  const offers = network.nodes
    .filter(({ id }) => ids.includes(id))
    .map((node): Offer => {
      const params = inOrder(layer, { ...keptParams(node, layer), ...given });
      return { layer, params, trial: tryReplacement(network, analysis, layer, params, node) };
    });
  return (
    offers.find(({ trial }) => !trial.possible) ?? offers.find(({ trial }) => trial.problem) ?? offers[0]
  );
}
