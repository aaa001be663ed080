import { type Node as FlowNode, Position as Side } from '@xyflow/react';
import { card, gap, grid, preview } from '../../shared/drawing/geometry.ts';
import { framePadding } from '../../shared/drawing/groups.ts';
import type { Position } from '../../shared/network/network.ts';
import { usePreviews } from '../previews/index.ts';
import type { LayerFlowNode } from './flow-graph.ts';
import type { FrameFlowNode, PartFlowNode } from './flow-parts.ts';

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

function stretchLayer(node: LayerFlowNode): LayerFlowNode {
  const { handles } = node;
  return {
    ...node,
    ...tallCard,
    position: toShown(node.position),
    measured: tallCard,
    ...(handles
      ? {
          handles: handles.map((handle) =>
            handle.position === Side.Bottom ? { ...handle, y: handle.y + preview.height } : handle,
          ),
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
