import { card, type PortKind, portAt } from '../../shared/drawing/geometry.ts';
import { type Block, blockPlace, blockSize, groupView, partId } from '../../shared/drawing/groups.ts';
import { shownInputs } from '../../shared/drawing/wiring.ts';
import type { Extent, Network, NodeId, Position } from '../../shared/network/network.ts';
import { blockOutput, inputHandle, outputHandle, outputOf, slotOf } from './handles.ts';

/** Where wires attach: at the layer itself, or at the block that hides it. */

interface End {
  /** React Flow's id of the card. */
  readonly id: string;
  readonly handle: string;
  readonly at: Position;
  /** Where the card is. */
  readonly place: Position;
}

/** Finds both ends of wires on the canvas; `cards` are what they have to go around. */
export function edgeEnds(network: Network, moving: ReadonlyMap<string, Position>) {
  const { blocks, hidden } = groupView(network);
  const places = new Map(
    network.nodes.map(({ id, position }) => [id, moving.get(id) ?? position ?? { x: 0, y: 0 }]),
  );
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const blockPlaces = new Map<Block, Position>(
    blocks.map((block) => [block, blockPlace(block.group.nodes.flatMap((id) => places.get(id) ?? []))]),
  );
  const at = (place: Position, kind: PortKind, index: number, count: number, size: Extent): Position => {
    const { x, y } = portAt(kind, index, count, size, network.direction);
    return { x: place.x + x, y: place.y + y };
  };
  const shown = [...places].filter(([id]) => !hidden.has(id)).map(([, place]) => place);
  return {
    cards: [...shown, ...blockPlaces.values()],
    source(node: NodeId): End | undefined {
      const block = hidden.get(node);
      const place = block ? blockPlaces.get(block) : places.get(node);
      if (!place) return undefined;
      if (!block) return { id: node, handle: outputHandle, at: at(place, 'output', 0, 1, card), place };
      const index = Math.max(0, block.outputs.indexOf(node));
      return {
        id: partId('block', block.group.id),
        handle: blockOutput(index),
        at: at(place, 'output', index, block.outputs.length, blockSize),
        place,
      };
    },
    target(node: NodeId, slot: number, fed: number): End | undefined {
      const block = hidden.get(node);
      const place = block ? blockPlaces.get(block) : places.get(node);
      if (!place) return undefined;
      const slots = block ? block.inputs.length : shownInputs(types.get(node) ?? '', fed);
      const index = block
        ? Math.max(
            0,
            block.inputs.findIndex((input) => input.node === node && input.slot === slot),
          )
        : slot;
      return {
        id: block ? partId('block', block.group.id) : node,
        handle: inputHandle(index),
        at: at(place, 'input', index, slots, block ? blockSize : card),
        place,
      };
    },
  };
}

export interface Ends {
  readonly source: string;
  readonly sourceHandle?: string | null | undefined;
  readonly target: string;
  readonly targetHandle?: string | null | undefined;
}

/** The layers a wire joins, where it was drawn from or to the block of a collapsed group. */
export function layerEnds(network: Network, ends: Ends): Ends {
  const { blocks } = groupView(network);
  if (blocks.length === 0) return ends;
  const blockOf = (id: string): Block | undefined =>
    blocks.find(({ group }) => partId('block', group.id) === id);
  const output = blockOf(ends.source)?.outputs[outputOf(ends.sourceHandle)];
  const input = blockOf(ends.target)?.inputs[slotOf(ends.targetHandle)];
  return {
    source: output ?? ends.source,
    sourceHandle: output === undefined ? ends.sourceHandle : outputHandle,
    target: input?.node ?? ends.target,
    targetHandle: input ? inputHandle(input.slot) : ends.targetHandle,
  };
}
