import { analyseLayer } from '../../shared/analysis/layer.ts';
import type { Analysis, LayerAnalysis, Problem } from '../../shared/analysis/types.ts';
import type { AnyLayer, Shape } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Edge, JsonObject, Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { type Addition, edgesInto, type Wiring, wiringOf } from './addition.ts';

/** What would come of a layer in a place, found by the analysis. */
export interface Trial {
  /** It can stand there: it takes what it is wired to, if not yet with these parameters. */
  readonly possible: boolean;
  /** What it makes, where what feeds it is known. */
  readonly shape?: Shape;
  /** Why it does not fit: its own first error, else that of the layer it feeds. */
  readonly problem?: Problem;
}

type Known = readonly (Shape | undefined)[];

const impossible: Trial = { possible: false };
/** Stands for the new layer until it has a name. */
const itself: NodeId = '?';
/** An image and a vector, for what is put before a layer without being fed itself. */
const probes: readonly Shape[] = [[64, 64, 64], [256]];

const analysed = (node: NetworkNode, shapes: Known, strict = false): LayerAnalysis =>
  analyseLayer({
    node,
    incoming: shapes.map((_, index): Edge => ({ source: `${index}`, target: node.id })),
    shapes,
    fields: [],
    networkInput: [],
    strict,
  });

/** An input that nothing feeds yet is no reason against a layer, nor is what was wrong before. */
const firstError = (layer: LayerAnalysis, before: readonly Problem[] = []): Problem | undefined =>
  layer.problems.find(
    ({ severity, code }) =>
      severity === 'error' && code !== 'missingInput' && !before.some((known) => known.code === code),
  );

/** What the layer that the new one feeds says of the shape it would be fed. */
function errorBehind(
  network: Network,
  analysis: Analysis,
  wiring: Wiring,
  shape: Shape,
): Problem | undefined {
  const through = wiring.kind === 'through' ? wiring.edge : undefined;
  const id = wiring.kind === 'through' ? wiring.edge.target : wiring.target?.id;
  const node = network.nodes.find((each) => each.id === id);
  if (!node) return undefined;
  const slots = edgesInto(network, node.id);
  // What feeds a sum's other inputs says nothing of a layer whose own input is a guess.
  if (!through && slots.length > 0) return undefined;
  const shapes = through
    ? slots.map((edge) => (edge === through ? shape : analysis.layers.get(edge?.source ?? '')?.outputShape))
    : [shape];
  if (shapes.includes(undefined)) return undefined;
  const before = through ? analysis.layers.get(node.id)?.problems : [];
  return firstError(analysed(node, shapes, network.strict), before);
}

/** A layer that is added: whether it takes what would feed it there, and is taken by what it would feed. */
export function tryAddition(
  network: Network,
  analysis: Analysis,
  layer: AnyLayer,
  params: JsonObject,
  addition: Addition,
): Trial {
  const wiring = wiringOf(network, layer, addition);
  const sources = wiring.kind === 'through' ? [wiring.edge.source] : wiring.sources;
  const feeds = wiring.kind === 'through' || wiring.target !== undefined;
  if (addition.kind !== 'at' && sources.length === 0 && !feeds) return impossible;
  // A loss ends a network: nothing comes behind it.
  if (feeds && layer.loss) return impossible;
  const attempt = (shapes: Known): Trial => {
    const own = analysed({ id: itself, type: layer.type, params }, shapes, network.strict);
    const { outputShape: shape } = own;
    const problem = firstError(own) ?? (shape && errorBehind(network, analysis, wiring, shape));
    return { possible: true, ...(shape ? { shape } : {}), ...(problem ? { problem } : {}) };
  };
  if (sources.length > 0 || layer.inputs.max === 0 || !feeds)
    return attempt(sources.map((id) => analysis.layers.get(id)?.outputShape));
  const guesses = probes.map((probe) => attempt([probe]));
  const { shape: _, ...best } = guesses.find(({ problem }) => !problem) ?? guesses[0]!;
  return best;
}

/** A layer in the place of a node: it has to take all that feeds the node. */
export function tryReplacement(
  network: Network,
  analysis: Analysis,
  layer: AnyLayer,
  params: JsonObject,
  node: NetworkNode,
): Trial {
  const shapes = edgesInto(network, node.id).map(
    (edge) => analysis.layers.get(edge?.source ?? '')?.outputShape,
  );
  const begins = (type: AnyLayer | undefined): boolean => type?.inputs.max === 0;
  const leads = network.edges.some(({ source }) => source === node.id);
  if (layer.type === node.type || layer.inputs.max < shapes.length) return impossible;
  if (begins(layer) !== begins(findLayer(node.type)) || (layer.loss && leads)) return impossible;
  const own = analysed({ ...node, type: layer.type, params }, shapes, network.strict);
  const problem = firstError(own);
  return {
    possible: true,
    ...(own.outputShape ? { shape: own.outputShape } : {}),
    ...(problem ? { problem } : {}),
  };
}

/** The parameters with the first fix that the layer's own problem knows. */
export function mended({ problem }: Trial): JsonObject | undefined {
  const edit = problem?.fixes[0]?.edit;
  return edit?.kind === 'setParams' && problem?.node === edit.id ? edit.params : undefined;
}
