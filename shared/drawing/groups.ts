import {
  type Extent,
  emptyNetwork,
  type Group,
  type Network,
  type NodeId,
  type Position,
} from '../network/network.ts';
import { type Box, boundsOf, card, snap } from './geometry.ts';
import { arrangeAround } from './keeping.ts';
import { arrange } from './layout.ts';
import { shownInputs, wire } from './wiring.ts';

/** A collapsed group as a block: where the wires that cross its border attach. */
export interface Block {
  readonly group: Group;
  /** Inputs of its nodes that are fed from outside, or need something that nothing feeds yet. */
  readonly inputs: readonly { readonly node: NodeId; readonly slot: number }[];
  /** Nodes whose output leaves it, or goes nowhere. */
  readonly outputs: readonly NodeId[];
}

export interface GroupView {
  readonly blocks: readonly Block[];
  /** The block that hides a node. */
  readonly hidden: ReadonlyMap<NodeId, Block>;
  readonly open: readonly Group[];
}

const views = new WeakMap<Network, GroupView>();
const noGroups: GroupView = { blocks: [], hidden: new Map(), open: [] };

/** The groups of a network as they are looked at, worked out once a network. */
export function groupView(network: Network): GroupView {
  if (!network.groups) return noGroups;
  const known = views.get(network);
  if (known) return known;
  const blocks = network.groups.some(({ collapsed }) => collapsed) ? blocksOf(network, network.groups) : [];
  const hidden = new Map(blocks.flatMap((block) => block.group.nodes.map((id) => [id, block] as const)));
  const view = { blocks, hidden, open: network.groups.filter(({ collapsed }) => !collapsed) };
  views.set(network, view);
  return view;
}

function blocksOf(network: Network, groups: readonly Group[]): readonly Block[] {
  const wiring = wire(network);
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const targets = new Map<NodeId, NodeId[]>();
  for (const { source, target } of network.edges) {
    const ends = targets.get(source);
    if (ends) ends.push(target);
    else targets.set(source, [target]);
  }
  return groups
    .filter(({ collapsed }) => collapsed)
    .map((group) => {
      const inside = new Set(group.nodes);
      const inputs = group.nodes.flatMap((node) => {
        const slots = wiring.get(node) ?? [];
        const needed = shownInputs(types.get(node) ?? '', 0);
        return Array.from({ length: Math.max(slots.length, needed) }, (_, slot) => ({ node, slot })).filter(
          ({ slot }) => {
            const source = slots[slot]?.source;
            return source === undefined ? slot < needed : !inside.has(source);
          },
        );
      });
      const outputs = group.nodes.filter((node) => {
        const ends = targets.get(node) ?? [];
        return ends.length === 0 || ends.some((end) => !inside.has(end));
      });
      return { group, inputs, outputs };
    });
}

/** A block is as wide as a card, and higher: it has a line more to say. Its middle too is on the grid when a card's is. */
export const blockSize = { width: card.width, height: 72 } as const;
/** A comment that has no size of its own. */
export const commentSize: Extent = { width: 208, height: 80 };

/** Between a frame and the cards in it: frames of neighbours fit between cards as close as automatic layout puts them. */
export const framePadding = { side: 16, top: 24, bottom: 8 } as const;

const cards = (places: readonly Position[]): Box => boundsOf(places.map((place) => ({ ...place, ...card })));

/** A collapsed group lies in the middle of what it covers expanded. */
export function blockPlace(places: readonly Position[]): Position {
  const { x, y, width, height } = cards(places);
  return snap({ x: x + (width - blockSize.width) / 2, y: y + (height - blockSize.height) / 2 });
}

/** The frame around an expanded group: room for its name above. */
export function frameOf(places: readonly Position[]): Box {
  const { x, y, width, height } = cards(places);
  return {
    x: x - framePadding.side,
    y: y - framePadding.top,
    width: width + 2 * framePadding.side,
    height: height + framePadding.top + framePadding.bottom,
  };
}

export type PartKind = 'block' | 'frame' | 'comment';

/** What is on the canvas besides layers has ids of its own kind, so that no layer's id is taken for one; React Flow puts them in quotes. */
export const partId = (kind: PartKind, id: string): string =>
  `//${kind}/${id.replace(/["\\%]/g, (mark) => `%${mark.charCodeAt(0)};`)}`;

export function partOf(flowId: string): { readonly kind: PartKind; readonly id: string } | undefined {
  const match = /^\/\/(block|frame|comment)\/(.*)$/s.exec(flowId);
  const [, kind, id] = match ?? [];
  if (id === undefined || (kind !== 'block' && kind !== 'frame' && kind !== 'comment')) return undefined;
  return { kind, id: id.replace(/%(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))) };
}

/** The network as it is looked at: a node for each block, in the place of the nodes that it hides. */
export function condensed(network: Network): Network {
  const { blocks, hidden } = groupView(network);
  if (blocks.length === 0) return network;
  const shown = (id: NodeId): NodeId => {
    const block = hidden.get(id);
    return block ? partId('block', block.group.id) : id;
  };
  const edges = network.edges
    .map((edge) => ({ ...edge, source: shown(edge.source), target: shown(edge.target) }))
    .filter(({ source, target }) => source !== target);
  const nodes = new Map(
    network.nodes.map((node) => {
      const id = shown(node.id);
      return [id, id === node.id ? node : { id, type: '', params: {} }] as const;
    }),
  );
  return {
    ...emptyNetwork(network.name),
    ...(network.direction ? { direction: network.direction } : {}),
    nodes: [...nodes.values()],
    edges,
  };
}

const sizeOf = (id: string): Extent => (partOf(id) ? blockSize : card);

/** Places what is seen of a network, by its id on the canvas: layers, and collapsed groups as one each. */
export const arrangeSeen = (network: Network): ReadonlyMap<string, Position> =>
  arrange(condensed(network), sizeOf);

/** Where what is seen of a network lies, by its id on the canvas. */
function seenPlaces(network: Network): ReadonlyMap<string, Position> {
  const { blocks, hidden } = groupView(network);
  const places = new Map(network.nodes.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]));
  return new Map([
    ...[...places].filter(([id]) => !hidden.has(id)),
    ...blocks.map(({ group }): readonly [string, Position] => [
      partId('block', group.id),
      blockPlace(group.nodes.flatMap((id) => places.get(id) ?? [])),
    ]),
  ]);
}

/**
 * Places what is seen of a network around the nodes that stay where they are, which have no place in the result. A collapsed
 * group stays with any of its nodes. Of `only` some nodes, just these are arranged, and go by the edges between them.
 */
export function arrangeSeenAround(
  network: Network,
  staying: ReadonlySet<NodeId>,
  only?: ReadonlySet<NodeId>,
): ReadonlyMap<string, Position> {
  const { blocks } = groupView(network);
  const members = new Map(blocks.map(({ group }) => [partId('block', group.id), group.nodes]));
  const any = (id: string, of: ReadonlySet<NodeId>): boolean =>
    (members.get(id) ?? [id]).some((node) => of.has(node));
  const { nodes, edges, ...rest } = condensed(network);
  const chosen = nodes.filter(({ id }) => !only || any(id, only));
  return arrangeAround({
    places: seenPlaces(network),
    arranged: arrange({ ...rest, nodes: chosen, edges }, sizeOf),
    edges,
    stays: (id) => any(id, staying) || (only !== undefined && !any(id, only)),
    direction: network.direction,
    sizeOf,
  });
}
