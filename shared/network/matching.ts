import type { Network, NetworkNode, NodeId } from './network.ts';

/** A network to compare, and the order in which its layers are computed. */
export interface Side {
  readonly network: Network;
  readonly order: readonly NodeId[];
}

/** Layers that both networks have: from the id before to the id after. */
export type Matching = ReadonlyMap<NodeId, NodeId>;

/** More pairs than this are not weighed against each other: what is alike at both ends is all that is matched. */
const MOST_PAIRS = 20_000_000;

/** The pairs of a longest common subsequence, by dynamic programming between the ends that are alike. */
function commonPairs(
  before: number,
  after: number,
  alike: (i: number, j: number) => boolean,
): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < before && start < after && alike(start, start)) pairs.push([start, start++]);
  let end = 0;
  while (end < before - start && end < after - start && alike(before - 1 - end, after - 1 - end))
    pairs.push([before - 1 - end, after - 1 - end++]);
  const rows = before - start - end;
  const columns = after - start - end;
  if (rows * columns > MOST_PAIRS) return pairs;
  // length[i][j]: of the best from the i-th and j-th on.
  const width = columns + 1;
  const length = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j]!;
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      length[i * width + j] = alike(start + i, start + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (alike(start + i, start + j)) pairs.push([start + i++, start + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** The nodes of a side in the order of computation; those that the order leaves out come last. */
export function ordered({ network, order }: Side): readonly NetworkNode[] {
  const left = new Map(network.nodes.map((node) => [node.id, node]));
  const found: NetworkNode[] = [];
  for (const id of order) {
    const node = left.get(id);
    if (node) found.push(node);
    left.delete(id);
  }
  return [...found, ...left.values()];
}

interface Loose {
  readonly node: NetworkNode;
  /** The matched layer before it, by its id after; so that nothing is matched across one. */
  readonly behind: NodeId | undefined;
}

function loose(nodes: readonly NetworkNode[], idAfter: (id: NodeId) => NodeId | undefined): readonly Loose[] {
  const found: Loose[] = [];
  let behind: NodeId | undefined;
  for (const node of nodes) {
    const matched = idAfter(node.id);
    if (matched === undefined) found.push({ node, behind });
    else behind = matched;
  }
  return found;
}

const paramsText = ({ params }: NetworkNode): string =>
  JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Matches the layers of two networks: by id; then, between those, by the longest common subsequence of what is left in the order
 * of computation, first of the same type with the same parameters, then of the same type.
 */
export function matchNodes(before: Side, after: Side): Matching {
  const [from, to] = [ordered(before), ordered(after)];
  const there = new Set(to.map(({ id }) => id));
  const matching = new Map(from.filter(({ id }) => there.has(id)).map(({ id }) => [id, id]));
  const texts = new Map([...from, ...to].map((node) => [node, paramsText(node)]));
  const kinds = [
    (a: NetworkNode, b: NetworkNode) => a.type === b.type && texts.get(a) === texts.get(b),
    (a: NetworkNode, b: NetworkNode) => a.type === b.type,
  ];
  for (const alike of kinds) {
    const taken = new Set(matching.values());
    const left = loose(from, (id) => matching.get(id));
    const right = loose(to, (id) => (taken.has(id) ? id : undefined));
    const pairs = commonPairs(
      left.length,
      right.length,
      (i, j) => left[i]!.behind === right[j]!.behind && alike(left[i]!.node, right[j]!.node),
    );
    for (const [i, j] of pairs) matching.set(left[i]!.node.id, right[j]!.node.id);
  }
  return matching;
}
