import type { Shape } from '../layers/define.ts';
import { findLayer } from '../layers/index.ts';
import { parseParams } from '../layers/params.ts';
import type { Network, NodeId } from '../network/network.ts';
import { createLayerAnalyser } from './alike.ts';
import type { LayerInputs } from './layer.ts';
import { withConnections } from './loose-ends.ts';
import { structureProblems } from './structure.ts';
import { type Topology, topologyOf } from './topology.ts';
import { totalsOf } from './totals.ts';
import type { Analysis, LayerAnalysis, ReceptiveField } from './types.ts';

/** What each layer was analysed from, so that the next analysis can tell what has changed. */
const givenTo = new WeakMap<LayerAnalysis, LayerInputs>();

const sameList = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((item, i) => same(item, b[i]!));

const sameShape = (a: Shape | undefined, b: Shape | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && sameList(a, b, (x, y) => x === y));

const sameField = (a: ReceptiveField | undefined, b: ReceptiveField | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    sameShape(a.size, b.size) &&
    sameShape(a.jump, b.jump) &&
    sameShape(a.start, b.start));

/** Moving or labelling a node changes nothing here. */
const sameInputs = (a: LayerInputs, b: LayerInputs): boolean =>
  a.node.id === b.node.id &&
  a.node.type === b.node.type &&
  a.node.params === b.node.params &&
  a.node.lrMult === b.node.lrMult &&
  a.strict === b.strict &&
  sameShape(a.networkInput, b.networkInput) &&
  sameList(a.incoming, b.incoming, (x, y) => x === y) &&
  sameList(a.shapes, b.shapes, sameShape) &&
  sameList(a.fields, b.fields, sameField);

function inputShapeOf(network: Network): Shape {
  const node = network.nodes.find((each) => each.type === 'Input');
  const layer = node && findLayer(node.type);
  const parsed = layer && parseParams(layer, node.params);
  return (parsed?.ok && layer?.shape([], parsed.params).shape) || [];
}

function analyseLayers(network: Network, topology: Topology, previous: Analysis | undefined) {
  const layers = new Map<NodeId, LayerAnalysis>();
  const networkInput = inputShapeOf(network);
  const analyseLayer = createLayerAnalyser();
  for (const id of topology.order) {
    const incoming = topology.incoming.get(id) ?? [];
    const sources = incoming.map((edge) => layers.get(edge.source));
    const given: LayerInputs = {
      node: topology.nodes.get(id)!,
      incoming,
      shapes: sources.map((source) => source?.outputShape),
      fields: sources.map((source) => source?.receptiveField),
      networkInput,
      strict: network.strict ?? false,
    };
    const known = previous?.layers.get(id);
    const before = known && givenTo.get(known);
    const layer = known && before && sameInputs(before, given) ? known : analyseLayer(given);
    givenTo.set(layer, given);
    layers.set(id, layer);
  }
  return layers;
}

/**
 * Everything known of a network without running it. Pure and total: any network gives an analysis. With `previous`, layers
 * whose own parameters and inputs are as before keep their result (the same object), so that an edit costs what it touches.
 */
export function analyse(network: Network, previous?: Analysis): Analysis {
  const topology = topologyOf(network);
  const layers = analyseLayers(network, topology, previous);
  const sinks = network.nodes.filter((node) => (topology.outgoing.get(node.id)?.length ?? 0) === 0);
  const output = sinks.length === 1 ? sinks[0]!.id : undefined;
  const problems = withConnections(
    [
      ...topology.order.flatMap((id) => layers.get(id)?.problems ?? []),
      ...structureProblems(network, topology, output),
    ],
    network,
    topology,
    layers,
  );
  return {
    ok: problems.every((problem) => problem.severity !== 'error'),
    order: topology.order,
    layers,
    problems,
    totals: totalsOf(layers.values()),
    ...(output === undefined ? {} : { output }),
  };
}

export type * from './types.ts';
