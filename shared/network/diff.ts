import { type Matching, matchNodes, ordered, type Side } from './matching.ts';
import type { Edge, Json, JsonObject, Network, NetworkNode, NodeId } from './network.ts';

export interface FieldChange {
  /** `kernel` of `params.kernel`, `stopGradient`, `training.epochs`, … */
  readonly field: string;
  /** Undefined: it is not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What became of one layer. */
export type NodeDiff =
  | { readonly kind: 'removed'; readonly before: NetworkNode }
  | { readonly kind: 'added'; readonly after: NetworkNode; readonly inputs: readonly Edge[] }
  | {
      readonly kind: 'kept';
      readonly before: NetworkNode;
      readonly after: NetworkNode;
      readonly fields: readonly FieldChange[];
      /** The edges into it, where they come from other layers or in another order. */
      readonly inputs: { readonly before: readonly Edge[]; readonly after: readonly Edge[] } | undefined;
    };

/** What differs between two networks. */
export interface NetworkDiff {
  /** Every layer of both, in the order of computation after; removed ones behind what was before them. */
  readonly nodes: readonly NodeDiff[];
  /** Of the network itself: its name, its training settings, … */
  readonly fields: readonly FieldChange[];
}

/** Whether the two values are the same JSON, whatever the order of fields. */
function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i]));
  const [one, other] = [a as JsonObject, b as JsonObject];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

function changes(before: JsonObject, after: JsonObject, prefix = ''): readonly FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const now = Object.hasOwn(after, name) ? after[name] : undefined;
    return same(old, now) ? [] : [{ field: prefix + name, before: old, after: now }];
  });
}

/** What there is of a node or network as plain JSON, without the fields that are compared otherwise. */
function plain(object: object, without: readonly string[]): JsonObject {
  const fields = Object.entries(object).filter(
    ([name, value]) => !without.includes(name) && value !== undefined,
  );
  return Object.fromEntries(fields) as JsonObject;
}

const nodeFields = (before: NetworkNode, after: NetworkNode): readonly FieldChange[] => [
  ...changes(plain(before, ['params', 'extra']), plain(after, ['params', 'extra'])),
  ...changes(before.params, after.params, 'params.'),
  ...changes(before.extra ?? {}, after.extra ?? {}, 'extra.'),
];

function incomingOf(network: Network): ReadonlyMap<NodeId, readonly Edge[]> {
  const found = new Map<NodeId, Edge[]>();
  for (const edge of network.edges) {
    const list = found.get(edge.target);
    if (list) list.push(edge);
    else found.set(edge.target, [edge]);
  }
  return found;
}

const withoutTarget = ({ target: _, ...rest }: Edge, sourceAfter: (id: NodeId) => NodeId): JsonObject =>
  plain({ ...rest, source: sourceAfter(rest.source) }, []);

function inputsDiffer(
  before: readonly Edge[],
  after: readonly Edge[],
  matching: Matching,
  wasThere: (id: NodeId) => boolean,
): boolean {
  // No layer after is the one that was removed, though it may be called as that was.
  const sourceAfter = (id: NodeId): NodeId => matching.get(id) ?? (wasThere(id) ? `\0${id}` : id);
  const old = before.map((edge) => withoutTarget(edge, sourceAfter));
  const now = after.map((edge) => withoutTarget(edge, (id) => id));
  return !same(old, now);
}

/** Edges to layers that are not there. */
const dangling = ({ nodes, edges }: Network): JsonObject => {
  const ids = new Set(nodes.map(({ id }) => id));
  const found = edges.filter(({ target }) => !ids.has(target)).map((edge) => plain(edge, []));
  return found.length > 0 ? { edges: found } : {};
};

const apart = ['nodes', 'edges', 'training', 'extra'];

const networkFields = (before: Network, after: Network): readonly FieldChange[] => [
  ...changes(plain(before, apart), plain(after, apart)),
  ...changes(before.training ?? {}, after.training ?? {}, 'training.'),
  ...changes(before.extra ?? {}, after.extra ?? {}, 'extra.'),
  ...changes(dangling(before), dangling(after)),
];

/** What differs between two networks, as data: done to the first it gives the second, but for the order of its lists of nodes and edges. */
export function diffNetworks(before: Side, after: Side): NetworkDiff {
  const matching = matchNodes(before, after);
  const partners = new Map([...matching].map(([from, to]) => [to, from]));
  const beforeNodes = ordered(before);
  const byId = new Map(beforeNodes.map((node) => [node.id, node]));
  const [from, to] = [incomingOf(before.network), incomingOf(after.network)];

  // Removed layers, by the id of the kept one behind which they were.
  const removed = new Map<NodeId | undefined, NodeDiff[]>();
  let behind: NodeId | undefined;
  for (const node of beforeNodes) {
    if (matching.has(node.id)) behind = node.id;
    else removed.set(behind, [...(removed.get(behind) ?? []), { kind: 'removed', before: node }]);
  }

  const nodes: NodeDiff[] = [...(removed.get(undefined) ?? [])];
  for (const node of ordered(after)) {
    const id = partners.get(node.id);
    const old = id === undefined ? undefined : byId.get(id);
    const inputs = to.get(node.id) ?? [];
    if (!old) {
      nodes.push({ kind: 'added', after: node, inputs });
      continue;
    }
    const oldInputs = from.get(old.id) ?? [];
    nodes.push({
      kind: 'kept',
      before: old,
      after: node,
      fields: nodeFields(old, node),
      inputs: inputsDiffer(oldInputs, inputs, matching, (id) => byId.has(id))
        ? { before: oldInputs, after: inputs }
        : undefined,
    });
    nodes.push(...(removed.get(old.id) ?? []));
  }
  return { nodes, fields: networkFields(before.network, after.network) };
}
