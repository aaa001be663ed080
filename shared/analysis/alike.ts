import type { LayerDescription, LayerInputs } from './layer.ts';
import { analyseLayer, describeLayer } from './layer.ts';
import type { LayerAnalysis } from './types.ts';

/** All that a description depends on within one network, but for the names that its problems tell. */
const keyOf = ({ node, shapes }: LayerInputs): string =>
  `${node.type} ${node.lrMult === 0} ${JSON.stringify(node.params)} ${JSON.stringify(shapes)}`;

/**
 * `analyseLayer` for the layers of one network. Deep networks repeat themselves, so a layer like one before it (type,
 * parameters and input shapes the same) takes over what is known of that; a layer with problems is always looked at itself.
 */
export function createLayerAnalyser(): (given: LayerInputs) => LayerAnalysis {
  const known = new Map<string, LayerDescription>();
  return (given) => {
    const key = keyOf(given);
    const described = known.get(key) ?? describeLayer(given);
    if (described.analysis.problems.length === 0) known.set(key, described);
    return analyseLayer(given, described);
  };
}
