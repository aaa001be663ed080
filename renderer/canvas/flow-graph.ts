import { type Edge as FlowEdge, type Node as FlowNode, Position as Side } from '@xyflow/react';
import type { Analysis } from '../../shared/analysis/types.ts';
import { card, handleSize, slotX } from '../../shared/drawing/geometry.ts';
import { lane } from '../../shared/drawing/routing.ts';
import { type Slots, shownInputs, wire } from '../../shared/drawing/wiring.ts';
import type { Network, NetworkNode, NodeId, Position } from '../../shared/network/network.ts';
import { edgeKey } from '../document/edge-key.ts';
import type { Selection } from '../document/index.ts';
import { edgeUnder, type Line } from './edge-under.ts';

export type LayerFlowNode = FlowNode<{ readonly slots: number }, 'layer'>;
export type ShapeFlowEdge = FlowEdge<{ readonly lane: number | undefined }, 'shape'>;

export const outputHandle = 'out';
export const inputHandle = (slot: number): string => `in-${slot}`;
/** The input index of a handle; 0 where there is none. */
export const slotOf = (handle: string | null | undefined): number =>
  handle?.startsWith('in-') ? Number(handle.slice(3)) : 0;

const handles = (slots: number): NonNullable<LayerFlowNode['handles']> => {
  const half = handleSize / 2;
  const at = (x: number, y: number) => ({ x: x - half, y: y - half, width: handleSize, height: handleSize });
  return [
    ...Array.from({ length: slots }, (_, slot) => ({
      id: inputHandle(slot),
      type: 'target' as const,
      position: Side.Top,
      ...at(slotX(slot, slots), 0),
    })),
    { id: outputHandle, type: 'source' as const, position: Side.Bottom, ...at(card.width / 2, card.height) },
  ];
};

const placeOf = (node: NetworkNode, moving: ReadonlyMap<NodeId, Position>): Position =>
  moving.get(node.id) ?? node.position ?? { x: 0, y: 0 };

/**
 * The network as React Flow wants it, in the order the layers are computed, which is the order Tab goes. What did not change
 * is the same object as before, so that only what changed is drawn again.
 */
export function createFlowGraph() {
  let nodes = new Map<NodeId, LayerFlowNode>();
  let edges = new Map<string, ShapeFlowEdge>();

  const node = (from: NetworkNode, position: Position, slots: number, selected: boolean, label: string) => {
    const old = nodes.get(from.id);
    if (
      old &&
      old.position.x === position.x &&
      old.position.y === position.y &&
      old.data.slots === slots &&
      old.selected === selected &&
      old.ariaLabel === label
    )
      return old;
    const sameSlots = old?.data.slots === slots;
    const made: LayerFlowNode = {
      id: from.id,
      type: 'layer',
      position,
      selected,
      ariaLabel: label,
      width: card.width,
      height: card.height,
      measured: card,
      data: sameSlots ? old.data : { slots },
      ...(sameSlots && old.handles ? { handles: old.handles } : { handles: handles(slots) }),
    };
    return made;
  };

  const outOf = ({ position: { x, y } }: LayerFlowNode): Position => ({
    x: x + card.width / 2,
    y: y + card.height,
  });
  const into = ({ position: { x, y }, data }: LayerFlowNode, handle: string): Position => ({
    x: x + slotX(slotOf(handle), data.slots),
    y,
  });

  function* linesBeside(id: NodeId): Iterable<Line> {
    for (const edge of edges.values()) {
      const source = nodes.get(edge.source);
      const target = nodes.get(edge.target);
      if (!source || !target || edge.source === id || edge.target === id) continue;
      const to = into(target, edge.targetHandle ?? inputHandle(0));
      yield { id: edge.id, from: outOf(source), to, lane: edge.data?.lane };
    }
  }

  return {
    /** The edge that the card of `id`, dragged to `place`, lies on, other than its own. */
    edgeUnder: (id: NodeId, place: Position): string | undefined => edgeUnder(place, linesBeside(id)),

    nodes(
      network: Network,
      analysis: Analysis,
      selection: Selection,
      moving: ReadonlyMap<NodeId, Position>,
      label: (node: NetworkNode) => string,
    ): LayerFlowNode[] {
      const wiring = wire(network);
      const byId = new Map(network.nodes.map((from) => [from.id, from]));
      const made = new Map<NodeId, LayerFlowNode>();
      for (const id of analysis.order) {
        const from = byId.get(id);
        if (!from) continue;
        const slots = shownInputs(from.type, wiring.get(id)?.length ?? 0);
        made.set(id, node(from, placeOf(from, moving), slots, selection.nodes.has(id), label(from)));
      }
      nodes = made;
      return [...made.values()];
    },

    edges(
      network: Network,
      selection: Selection,
      moving: ReadonlyMap<NodeId, Position>,
      label: (source: NodeId, target: NodeId) => string,
    ): ShapeFlowEdge[] {
      const places = new Map(network.nodes.map((from) => [from.id, placeOf(from, moving)]));
      const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
      const cards = [...places.values()];
      const made = new Map<string, ShapeFlowEdge>();
      const drawSlot = (slots: Slots, slot: number): void => {
        const edge = slots[slot];
        const from = edge && places.get(edge.source);
        const to = edge && places.get(edge.target);
        if (!edge || !from || !to) return;
        const shown = shownInputs(types.get(edge.target) ?? '', slots.length);
        const way = lane(
          { x: from.x + card.width / 2, y: from.y + card.height },
          { x: to.x + slotX(slot, shown), y: to.y },
          cards,
        );
        const key = edgeKey(edge);
        const id = made.has(key) ? `${key}#${slot}` : key;
        const old = edges.get(id);
        const next: ShapeFlowEdge = {
          id,
          type: 'shape',
          source: edge.source,
          target: edge.target,
          sourceHandle: outputHandle,
          targetHandle: inputHandle(slot),
          selected: selection.edges.has(key),
          ariaLabel: label(edge.source, edge.target),
          data: old?.data && old.data.lane === way ? old.data : { lane: way },
        };
        made.set(id, old && sameEdge(old, next) ? old : next);
      };
      for (const slots of wire(network).values())
        for (let slot = 0; slot < slots.length; slot++) drawSlot(slots, slot);
      edges = made;
      return [...made.values()];
    },
  };
}

const sameEdge = (a: ShapeFlowEdge, b: ShapeFlowEdge): boolean =>
  a.source === b.source &&
  a.target === b.target &&
  a.targetHandle === b.targetHandle &&
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.data === b.data;
