import type { Edge as FlowEdge, Node as FlowNode } from '@xyflow/react';
import { card, turned } from '../../shared/drawing/geometry.ts';
import { groupView } from '../../shared/drawing/groups.ts';
import { createLanes, laneCorners } from '../../shared/drawing/routing.ts';
import { type Slots, shownInputs, wire } from '../../shared/drawing/wiring.ts';
import type { Direction, Network, NetworkNode, NodeId, Position } from '../../shared/network/network.ts';
import { edgeKey } from '../document/edge-key.ts';
import type { Selection } from '../document/index.ts';
import { edgeEnds } from './edge-ends.ts';
import { edgeUnder, type Line } from './edge-under.ts';
import { handles, outputHandle } from './handles.ts';
import type { Structure } from './structure.ts';

export type LayerFlowNode = FlowNode<
  { readonly slots: number; readonly direction: Direction | undefined },
  'layer'
>;

/** A lane by how far across it is from an end of its wire: so it goes with the cards when they grow. */
export interface Lane {
  readonly end: 'source' | 'target';
  readonly by: number;
}

export type ShapeFlowEdge = FlowEdge<
  {
    readonly lane: Lane | undefined;
    /** The layer whose output flows along it, even where a block hides that. */
    readonly from: NodeId;
    readonly direction: Direction | undefined;
  },
  'shape'
>;

const placeOf = (node: NetworkNode, moving: ReadonlyMap<string, Position>): Position =>
  moving.get(node.id) ?? node.position ?? { x: 0, y: 0 };

/**
 * The network as React Flow wants it, in the order the layers are computed, which is the order Tab goes. What did not change
 * is the same object as before, so that only what changed is drawn again.
 */
export function createFlowGraph() {
  let nodes = new Map<NodeId, LayerFlowNode>();
  let edges = new Map<string, ShapeFlowEdge>();
  const lanes = createLanes();
  let lines: readonly (Line & { readonly source: string; readonly target: string })[] = [];

  const node = (
    from: NetworkNode,
    position: Position,
    { slots, direction }: LayerFlowNode['data'],
    selected: boolean,
    label: string,
  ) => {
    const old = nodes.get(from.id);
    const samePorts = old?.data.slots === slots && old.data.direction === direction;
    if (
      old &&
      old.position.x === position.x &&
      old.position.y === position.y &&
      samePorts &&
      old.selected === selected &&
      old.ariaLabel === label
    )
      return old;
    const made: LayerFlowNode = {
      id: from.id,
      type: 'layer',
      position,
      selected,
      ariaLabel: label,
      width: card.width,
      height: card.height,
      measured: card,
      data: samePorts ? old.data : { slots, direction },
      ...(samePorts && old.handles
        ? { handles: old.handles }
        : { handles: handles(slots, [outputHandle], card, direction) }),
    };
    return made;
  };

  return {
    /** The edge that the card of `id`, dragged to `place`, lies on, other than its own. */
    edgeUnder: (id: NodeId, place: Position): string | undefined =>
      edgeUnder(
        place,
        lines.filter(({ source, target }) => source !== id && target !== id),
      ),

    nodes(
      { network, order }: Structure,
      selection: Selection,
      moving: ReadonlyMap<string, Position>,
      label: (node: NetworkNode) => string,
    ): LayerFlowNode[] {
      const wiring = wire(network);
      const { hidden } = groupView(network);
      const byId = new Map(network.nodes.map((from) => [from.id, from]));
      const made = new Map<NodeId, LayerFlowNode>();
      for (const id of order) {
        const from = byId.get(id);
        if (!from || hidden.has(id)) continue;
        const slots = shownInputs(from.type, wiring.get(id)?.length ?? 0);
        const ports = { slots, direction: network.direction };
        made.set(id, node(from, placeOf(from, moving), ports, selection.nodes.has(id), label(from)));
      }
      nodes = made;
      return [...made.values()];
    },

    edges(
      network: Network,
      selection: Selection,
      moving: ReadonlyMap<string, Position>,
      label: (source: NodeId, target: NodeId) => string,
    ): ShapeFlowEdge[] {
      const ends = edgeEnds(network, moving);
      const { direction } = network;
      const laneOf = lanes(ends.cards, direction);
      const made = new Map<string, ShapeFlowEdge>();
      const drawn: (typeof lines)[number][] = [];
      const drawSlot = (slots: Slots, slot: number): void => {
        const edge = slots[slot];
        const from = edge && ends.source(edge.source);
        const to = edge && ends.target(edge.target, slot, slots.length);
        if (!edge || !from || !to || from.id === to.id) return;
        const way = laneOf(from.at, to.at);
        const key = edgeKey(edge);
        const id = made.has(key) ? `${key}#${slot}` : key;
        const old = edges.get(id);
        const next: ShapeFlowEdge = {
          id,
          type: 'shape',
          source: from.id,
          target: to.id,
          sourceHandle: from.handle,
          targetHandle: to.handle,
          selected: selection.edges.has(key),
          ariaLabel: label(edge.source, edge.target),
          data: keep(old?.data, {
            lane: way === undefined ? undefined : laneFrom(way, from.at, to.at, direction),
            from: edge.source,
            direction,
          }),
        };
        made.set(id, old && sameEdge(old, next) ? old : next);
        const corners = way === undefined ? [from.at, to.at] : laneCorners(from.at, to.at, way, direction);
        drawn.push({ id, corners, source: from.id, target: to.id });
      };
      for (const slots of wire(network).values())
        for (let slot = 0; slot < slots.length; slot++) drawSlot(slots, slot);
      edges = made;
      lines = drawn;
      return [...made.values()];
    },
  };
}

function laneFrom(way: number, from: Position, to: Position, direction: Direction | undefined): Lane {
  const [source, target] = [turned(from, direction).x, turned(to, direction).x];
  return way === target ? { end: 'target', by: 0 } : { end: 'source', by: way - source };
}

type WireData = NonNullable<ShapeFlowEdge['data']>;

const keep = (old: WireData | undefined, now: WireData): WireData =>
  old &&
  old.from === now.from &&
  old.direction === now.direction &&
  old.lane?.end === now.lane?.end &&
  old.lane?.by === now.lane?.by
    ? old
    : now;

const sameEdge = (a: ShapeFlowEdge, b: ShapeFlowEdge): boolean =>
  a.source === b.source &&
  a.target === b.target &&
  a.sourceHandle === b.sourceHandle &&
  a.targetHandle === b.targetHandle &&
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.data === b.data;
