import { type Node as FlowNode, Position as Side } from '@xyflow/react';
import { handleSize, slotX } from '../../shared/drawing/geometry.ts';

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

/** Handles along the upper and the lower edge of a card. */
export const handles = (
  slots: number,
  outputs: readonly string[],
  height: number,
): NonNullable<FlowNode['handles']> => {
  const half = handleSize / 2;
  const at = (x: number, y: number) => ({ x: x - half, y: y - half, width: handleSize, height: handleSize });
  return [
    ...Array.from({ length: slots }, (_, slot) => ({
      id: inputHandle(slot),
      type: 'target' as const,
      position: Side.Top,
      ...at(slotX(slot, slots), 0),
    })),
    ...outputs.map((id, index) => ({
      id,
      type: 'source' as const,
      position: Side.Bottom,
      ...at(slotX(index, outputs.length), height),
    })),
  ];
};
