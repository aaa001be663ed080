import type { Node as FlowNode } from '@xyflow/react';
import { card, gap, grid, handleSize, preview } from '../../shared/drawing/geometry.ts';
import { blockSize, framePadding, partOf } from '../../shared/drawing/groups.ts';
import type { Direction, Position } from '../../shared/network/network.ts';
import { usePreviews } from '../previews/index.ts';
import type { LayerFlowNode } from './flow-graph.ts';
import type { BlockFlowNode, FrameFlowNode, PartFlowNode } from './flow-parts.ts';

/**
 * While previews are on, cards are taller than the document's. So that what lies below each other keeps its distance, the
 * canvas is shown stretched from top to bottom; the document's places stay as they are.
 */
const pitch = card.height + gap.below;
const factor = (pitch + preview.height) / pitch;
const tallCard = { width: card.width, height: card.height + preview.height } as const;

export const isStretched = (): boolean => usePreviews.getState().on;

/** How much farther down everything is once previews are on, or off again. */
export const stretchOf = (on: boolean): number => (on ? factor : 1 / factor);

/** A card as large as it is shown. */
export const shownCard = (): { readonly width: number; readonly height: number } =>
  isStretched() ? tallCard : card;

/** From the document to what is shown. */
export const toShown = ({ x, y }: Position): Position => (isStretched() ? { x, y: y * factor } : { x, y });

/** From what is shown to the document; what lies on its grid lies there exactly. */
export function fromShown({ x, y }: Position): Position {
  if (!isStretched()) return { x, y };
  const exact = y / factor;
  const whole = Math.round(exact);
  return { x, y: Math.abs(exact - whole) < 1e-6 ? whole : exact };
}

/** The document's grid, as it is shown. */
const plain: [number, number] = [grid, grid];
const stretched: [number, number] = [grid, grid * factor];
export const snapGrid = (on: boolean): [number, number] => (on ? stretched : plain);

/** Across a network's direction, distances grow only where that is from top to bottom. */
export const useAcrossStretch = (direction: Direction | undefined): number =>
  usePreviews(({ on }) => on) && direction === 'right' ? factor : 1;

/** How far below the upper edge of a card is, as it is shown, what is there on a small one. */
const grown = (y: number): number => (y * tallCard.height) / card.height;

/** Blocks do not grow: beside cards that do, they go down so that their middles, where wires attach, stay in line. */
const drop = ((blockSize.height - card.height) / 2) * factor + (tallCard.height - blockSize.height) / 2;
const dropOf = (id: string, direction: Direction | undefined): number =>
  isStretched() && direction === 'right' && partOf(id)?.kind === 'block' ? drop : 0;

/** Where something on the canvas is shown that lies at a place of the document, by its id there. */
export function shownPlace(id: string, place: Position, direction: Direction | undefined): Position {
  const { x, y } = toShown(place);
  return { x, y: y + dropOf(id, direction) };
}

/** And back. */
export const placeOfShown = (id: string, { x, y }: Position, direction: Direction | undefined): Position =>
  fromShown({ x, y: y - dropOf(id, direction) });

interface Attached {
  readonly id: string;
  readonly at: Position;
  readonly place: Position;
}

/** Where an end of a wire is shown. */
export function shownEnd({ id, at, place }: Attached, direction: Direction | undefined): Position {
  const { x, y } = shownPlace(id, place, direction);
  const down = at.y - place.y;
  return { x: x + at.x - place.x, y: y + (isStretched() && !partOf(id) ? grown(down) : down) };
}

function stretchLayer(node: LayerFlowNode): LayerFlowNode {
  const { handles } = node;
  return {
    ...node,
    ...tallCard,
    position: toShown(node.position),
    measured: tallCard,
    ...(handles
      ? {
          handles: handles.map((handle) => ({
            ...handle,
            y: grown(handle.y + handleSize / 2) - handleSize / 2,
          })),
        }
      : {}),
  };
}

/** A frame is as far from the cards in it as ever. */
function stretchFrame(node: FrameFlowNode): FrameFlowNode {
  const { top, bottom } = framePadding;
  const { data, position } = node;
  const spread = data.height - top - bottom - card.height;
  const height = spread * factor + top + bottom + tallCard.height;
  const y = (position.y + top) * factor - top;
  return {
    ...node,
    position: { x: position.x, y },
    height,
    measured: { width: data.width, height },
    data: { ...data, height },
  };
}

/** Stretches nodes for React Flow. What did not change is the same object as before. */
export function createStretching() {
  const known = new WeakMap<FlowNode, LayerFlowNode | PartFlowNode>();
  const stretch = (node: LayerFlowNode | PartFlowNode): LayerFlowNode | PartFlowNode => {
    if (node.type === 'layer') return stretchLayer(node as LayerFlowNode);
    if (node.type === 'frame') return stretchFrame(node as FrameFlowNode);
    if (node.type === 'block') {
      const { data, id, position } = node as BlockFlowNode;
      return { ...node, position: shownPlace(id, position, data.direction) };
    }
    return { ...node, position: toShown(node.position) };
  };
  return <Node extends LayerFlowNode | PartFlowNode>(nodes: readonly Node[], on: boolean) =>
    nodes.map((node) => {
      if (!on) return node;
      const made = known.get(node) ?? stretch(node);
      known.set(node, made);
      return made;
    });
}
