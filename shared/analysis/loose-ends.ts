import { findLayer } from '../layers/index.ts';
import { reachedFrom } from '../network/gestures.ts';
import type { Edge, Network, NodeId } from '../network/network.ts';
import { analyseLayer } from './layer.ts';
import type { Topology } from './topology.ts';
import type { Fix, LayerAnalysis, Problem } from './types.ts';

/** Whether a layer takes what a wire would bring, as far as that is known. */
function takes(
  edge: Edge,
  { strict }: Network,
  { incoming, nodes }: Topology,
  layers: ReadonlyMap<NodeId, LayerAnalysis>,
): boolean {
  const edges = [...(incoming.get(edge.target) ?? []), edge];
  const { problems } = analyseLayer({
    node: nodes.get(edge.target)!,
    incoming: edges,
    shapes: edges.map(({ source }) => layers.get(source)?.outputShape),
    fields: [],
    networkInput: [],
    strict: strict ?? false,
  });
  return problems.every(({ severity, code }) => severity !== 'error' || code === 'missingInput');
}

/** More gaps than these are not mended wire by wire: the network is still being drawn. */
const most = 16;
/** Which of the ends is meant is not known: so many are offered. */
const offered = 2;
const tried = 8;

/** The wire that would feed the first free input of a layer. */
function edgeInto({ incoming, nodes }: Topology, source: NodeId, target: NodeId): Edge {
  if ((findLayer(nodes.get(target)?.type ?? '')?.inputs.max ?? 1) <= 1) return { source, target };
  const taken = new Set(incoming.get(target)?.map(({ input }, index) => input ?? index));
  let input = 0;
  while (taken.has(input)) input++;
  return { source, target, input };
}

const connection = (edge: Edge): Fix => ({
  code: 'connect',
  values: { source: edge.source, target: edge.target },
  edit: { kind: 'addEdge', edge },
});

/** The problems, with wires that would mend them: from what leads nowhere to what lacks an input and takes it, the nearest in the file first. */
export function withConnections(
  problems: readonly Problem[],
  network: Network,
  topology: Topology,
  layers: ReadonlyMap<NodeId, LayerAnalysis>,
): readonly Problem[] {
  const gaps = problems.filter(({ code }) => code === 'missingInput');
  if (gaps.length === 0 || gaps.length > most) return problems;
  const place = new Map(network.nodes.map(({ id }, index) => [id, index]));
  const loose = network.nodes.filter(
    ({ id, type }) => (topology.outgoing.get(id)?.length ?? 0) === 0 && findLayer(type)?.loss === undefined,
  );
  const fixesOf = (target: NodeId): readonly Fix[] => {
    const behind = reachedFrom(network, target);
    const away = (id: NodeId): number => Math.abs((place.get(id) ?? 0) - (place.get(target) ?? 0));
    return loose
      .filter(({ id }) => !behind.has(id))
      .sort((a, b) => away(a.id) - away(b.id))
      .slice(0, tried)
      .map(({ id }) => edgeInto(topology, id, target))
      .filter((edge) => takes(edge, network, topology, layers))
      .slice(0, offered)
      .map(connection);
  };
  return problems.map((problem) => {
    if (problem.code !== 'missingInput' || problem.node === undefined) return problem;
    return { ...problem, fixes: fixesOf(problem.node) };
  });
}
