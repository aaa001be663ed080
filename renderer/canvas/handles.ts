import { type Node as FlowNode, Position as Side } from '@xyflow/react';
import {
  card,
  handleSize,
  type PortKind,
  portAt,
  portShare,
  turnedSize,
} from '../../shared/drawing/geometry.ts';
import type { Direction, Extent } from '../../shared/network/network.ts';

/** What handles are called: inputs by their index, a layer's one output, the several of a block by theirs. */
export const outputHandle = 'out';
export const inputHandle = (slot: number): string => `in-${slot}`;
/** The input index of a handle; 0 where there is none. */
export const slotOf = (handle: string | null | undefined): number =>
  handle?.startsWith('in-') ? Number(handle.slice(3)) : 0;
export const blockOutput = (index: number): string => `out-${index}`;
/** The index of a block's output. */
export const outputOf = (handle: string | null | undefined): number =>
  handle?.startsWith('out-') ? Number(handle.slice(4)) : 0;

/** The side of cards that inputs or outputs are on. */
export function sideOf(kind: PortKind, direction: Direction | undefined): Side {
  if (direction === 'right') return kind === 'input' ? Side.Left : Side.Right;
  return kind === 'input' ? Side.Top : Side.Bottom;
}

/** Where a handle is along its side of a card that may grow, as style, and how far around it a press is meant for it. */
export function handleStyle(index: number, count: number, direction: Direction | undefined) {
  const share = `${100 * portShare(index, count, direction)}%`;
  const apart =
    count > 1
      ? turnedSize(card, direction).width * (portShare(1, count, direction) - portShare(0, count, direction))
      : Number.POSITIVE_INFINITY;
  const reach = Math.max(0, Math.min(9, (apart - handleSize) / 2));
  return { ...(direction === 'right' ? { top: share } : { left: share }), '--reach': `${-reach}px` };
}

/** Handles along the sides of a card where a network comes in and goes out. */
export const handles = (
  slots: number,
  outputs: readonly string[],
  size: Extent,
  direction: Direction | undefined,
): NonNullable<FlowNode['handles']> => {
  const half = handleSize / 2;
  const at = (kind: PortKind, index: number, count: number) => {
    const { x, y } = portAt(kind, index, count, size, direction);
    const position = sideOf(kind, direction);
    return { position, x: x - half, y: y - half, width: handleSize, height: handleSize };
  };
  return [
    ...Array.from({ length: slots }, (_, slot) => ({
      id: inputHandle(slot),
      type: 'target' as const,
      ...at('input', slot, slots),
    })),
    ...outputs.map((id, index) => ({
      id,
      type: 'source' as const,
      ...at('output', index, outputs.length),
    })),
  ];
};
