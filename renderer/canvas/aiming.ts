import type { Handle } from '@xyflow/react';
import { partOf } from '../../shared/drawing/groups.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Network, NodeId } from '../../shared/network/network.ts';
import { nodeOf } from '../document/index.ts';
import { edgesInto } from './addition.ts';
import { type Ends, layerEnds } from './edge-ends.ts';
import { blockOutput, inputHandle, outputHandle } from './handles.ts';
import { elementUnderPointer, isPointerIn } from './pointer.ts';

/** What a wire that is being drawn points at. */
export type Aim =
  /** The canvas itself, where what is dropped asks what to add. */
  | { readonly kind: 'open' }
  /** What takes no wire: its own card, a comment. */
  | { readonly kind: 'none' }
  /** Another output, from an output; or an input, from an input. */
  | { readonly kind: 'sameSide'; readonly from: Handle['type'] }
  /** Two layers, behind whatever blocks. */
  | ({ readonly kind: 'ends' } & Ends);

/** The first input of a node that nothing feeds, else its first. */
function freeInput(network: Network, id: NodeId): string {
  const slots = edgesInto(network, id);
  const hole = slots.indexOf(undefined);
  const max = findLayer(nodeOf(network, id)?.type ?? '')?.inputs.max ?? 1;
  return inputHandle(hole >= 0 ? hole : slots.length < max ? slots.length : 0);
}

/** React Flow tells of the nearest handle; one of the wrong side, which takes no pointer, counts only right under it. */
function isPointedAt({ nodeId, type }: Handle): boolean {
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
  const box = card?.querySelector(`.react-flow__handle.${type}`)?.getBoundingClientRect();
  return box !== undefined && isPointerIn(box, 4);
}

/** A wire points at a handle, or anywhere on another card: then it is that card's output, or its first free input. */
export function aimOf(network: Network, from: Handle, to: Handle | null): Aim {
  if (to && to.type !== from.type) return aimAtEnds(network, from, to);
  if (to && to.nodeId !== from.nodeId && isPointedAt(to)) return { kind: 'sameSide', from: from.type };
  const nodeId = elementUnderPointer()?.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined;
  const part = nodeId === undefined ? undefined : partOf(nodeId)?.kind;
  if (nodeId === undefined || part === 'frame') return { kind: 'open' };
  if (nodeId === from.nodeId || part === 'comment') return { kind: 'none' };
  const id =
    from.type === 'target'
      ? part === 'block'
        ? blockOutput(0)
        : outputHandle
      : part === 'block'
        ? inputHandle(0)
        : freeInput(network, nodeId);
  return aimAtEnds(network, from, { nodeId, id });
}

/** The layers that a wire from a handle to another joins. */
function aimAtEnds(network: Network, from: Handle, to: Pick<Handle, 'nodeId' | 'id'>): Aim {
  const [source, target] = from.type === 'source' ? [from, to] : [to, from];
  const ends = layerEnds(network, {
    source: source.nodeId,
    sourceHandle: source.id ?? null,
    target: target.nodeId,
    targetHandle: target.id ?? null,
  });
  const known = nodeOf(network, ends.source) && nodeOf(network, ends.target);
  return known ? { kind: 'ends', ...ends } : { kind: 'none' };
}
