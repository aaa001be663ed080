import type { AnyLayer, ParamSpec } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { freshId, incoming } from '../../shared/network/gestures.ts';
import type { Json, JsonObject, Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { edgeInto } from './adding.ts';
import { startingParams } from './starting-params.ts';

const specsOf = (layer: AnyLayer): readonly (readonly [string, ParamSpec])[] => Object.entries(layer.params);

/** A parameter's value without being written: its default, or that of the parameter it follows. */
function unwritten(layer: AnyLayer, spec: ParamSpec, raw: JsonObject): Json | undefined {
  const from = 'defaultFrom' in spec ? spec.defaultFrom : undefined;
  return from === undefined ? spec.default : (raw[from] ?? layer.params[from]?.default);
}

/**
 * The parameters a layer begins with in the place of another: those that both have keep what they were, written or not (a pool
 * steps by its window, so that a convolution in its place has its stride), unless the new layer cannot have it.
 */
export function keptParams(node: NetworkNode, layer: AnyLayer): JsonObject {
  const old = findLayer(node.type);
  const oldSpecs = new Map(old ? specsOf(old) : []);
  let params = startingParams(layer);
  for (const [name, spec] of specsOf(layer)) {
    const before = oldSpecs.get(name);
    if (!old || before?.kind !== spec.kind) continue;
    // What is written is meant; a default of the folded parameters (an initialiser) belongs to its own layer.
    const value = node.params[name] ?? (spec.advanced ? undefined : unwritten(old, before, node.params));
    if (value === undefined) continue;
    const fits = parseParams(layer, { [name]: value }).issues.every((issue) => issue.name !== name);
    const same = JSON.stringify(unwritten(layer, spec, params)) === JSON.stringify(value);
    const { [name]: _, ...rest } = params;
    if (fits) params = same ? rest : { ...rest, [name]: value };
  }
  return inOrder(layer, params);
}

/** Parameters in the order of the schema, as files are written. */
export const inOrder = (layer: AnyLayer, params: JsonObject): JsonObject =>
  Object.fromEntries(
    specsOf(layer).flatMap(([name]) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );

/** `conv3`, given by the program and not by a person. */
const isGivenName = ({ id, type }: NetworkNode): boolean =>
  id.startsWith(type.toLowerCase()) && /^\d*$/.test(id.slice(type.length));

function replaceOne(
  network: Network,
  node: NetworkNode,
  layer: AnyLayer,
  params: JsonObject,
): readonly Edit[] {
  const edges = incoming(network, node.id);
  const rewired = edges.map(({ input: _, ...edge }, slot) => ({
    ...edge,
    ...edgeInto(edge.source, node.id, layer, slot),
  }));
  const same = edges.every((edge, slot) => edge.input === rewired[slot]?.input);
  const edits: Edit[] = [
    { kind: 'setNode', id: node.id, field: 'type', value: layer.type },
    { kind: 'setParams', id: node.id, params },
  ];
  if (!same)
    for (const [slot, edge] of edges.entries()) {
      const index = network.edges.indexOf(edge);
      edits.push({ kind: 'removeEdge', edge, index }, { kind: 'addEdge', edge: rewired[slot]!, index });
    }
  const to = freshId(network, layer.type);
  const free = !network.edges.some(({ source, target }) => source === to || target === to);
  if (isGivenName(node) && free) edits.push({ kind: 'renameNode', id: node.id, to });
  return edits;
}

/** Puts a layer in the place of each of the nodes, wired as they were; `given` goes before what is kept. */
export function replaceNodes(
  network: Network,
  ids: readonly NodeId[],
  layer: AnyLayer,
  given: JsonObject,
): { readonly edit: Edit; readonly ids: readonly NodeId[] } {
  const edits: Edit[] = [];
  const names: NodeId[] = [];
  let growing = network;
  for (const id of ids) {
    const node = growing.nodes.find((each) => each.id === id);
    if (!node || node.type === layer.type) continue;
    const params = inOrder(layer, { ...keptParams(node, layer), ...given });
    const edit: Edit = { kind: 'batch', edits: replaceOne(growing, node, layer, params) };
    const at = growing.nodes.indexOf(node);
    growing = applyEdit(growing, edit).network;
    names.push(growing.nodes[at]?.id ?? id);
    edits.push(edit);
  }
  return { edit: { kind: 'batch', edits }, ids: names };
}
