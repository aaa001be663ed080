import type { Node as FlowNode } from '@xyflow/react';
import type { Box } from '../../shared/drawing/geometry.ts';
import {
  type Block,
  blockPlace,
  blockSize,
  commentSize,
  frameOf,
  groupView,
  partId,
} from '../../shared/drawing/groups.ts';
import type { Comment, Direction, Group, Network, NodeId, Position } from '../../shared/network/network.ts';
import type { Selection } from '../document/index.ts';
import { blockOutput, handles } from './handles.ts';

/** A collapsed group; `block` is its wiring. */
export type BlockFlowNode = FlowNode<
  { readonly block: Block; readonly direction: Direction | undefined },
  'block'
>;
/** The frame of an expanded group. */
export type FrameFlowNode = FlowNode<
  { readonly group: Group; readonly width: number; readonly height: number },
  'frame'
>;
export type CommentFlowNode = FlowNode<{ readonly comment: Comment }, 'comment'>;
export type PartFlowNode = BlockFlowNode | FrameFlowNode | CommentFlowNode;

const isWhole = (group: Group, selection: Selection): boolean =>
  selection.nodes.size >= group.nodes.length && group.nodes.every((id) => selection.nodes.has(id));

const sized = ({ x, y, width, height }: Box) => ({
  position: { x, y },
  width,
  height,
  measured: { width, height },
});

/** What is on the canvas besides layers, as React Flow wants it. What did not change is the same object as before. */
export function createFlowParts() {
  let parts = new Map<string, PartFlowNode>();
  const keep = (made: PartFlowNode): PartFlowNode => {
    const old = parts.get(made.id);
    return old &&
      old.type === made.type &&
      old.position.x === made.position.x &&
      old.position.y === made.position.y &&
      old.width === made.width &&
      old.height === made.height &&
      old.selected === made.selected &&
      old.ariaLabel === made.ariaLabel &&
      Object.values(old.data).every((value, index) => value === Object.values(made.data)[index])
      ? old
      : made;
  };

  return function flowParts(
    network: Network,
    selection: Selection,
    moving: ReadonlyMap<string, Position>,
    label: (part: Group | Comment) => string,
  ): PartFlowNode[] {
    const { blocks, open } = groupView(network);
    const at = new Map<NodeId, Position>();
    if (network.groups)
      for (const { id, position } of network.nodes) at.set(id, moving.get(id) ?? position ?? { x: 0, y: 0 });
    const places = (group: Group): readonly Position[] => group.nodes.flatMap((id) => at.get(id) ?? []);
    const made: PartFlowNode[] = [
      ...open.map((group): FrameFlowNode => {
        const box = frameOf(places(group));
        const { width, height } = box;
        return {
          id: partId('frame', group.id),
          type: 'frame',
          ...sized(box),
          data: { group, width, height },
          selected: isWhole(group, selection),
          // Its title drags and selects it; what lies in it is not in its way.
          selectable: false,
          focusable: false,
          dragHandle: '[data-frame-handle]',
          zIndex: -2,
          style: { pointerEvents: 'none' },
        };
      }),
      ...blocks.map(
        (block): BlockFlowNode => ({
          id: partId('block', block.group.id),
          type: 'block',
          ...sized({ ...blockPlace(places(block.group)), ...blockSize }),
          handles: handles(
            block.inputs.length,
            block.outputs.map((_, index) => blockOutput(index)),
            blockSize,
            network.direction,
          ),
          data: { block, direction: network.direction },
          selected: isWhole(block.group, selection),
          ariaLabel: label(block.group),
        }),
      ),
      ...(network.comments ?? []).map((comment): CommentFlowNode => {
        const id = partId('comment', comment.id);
        const place = moving.get(id) ?? comment.position;
        return {
          id,
          type: 'comment',
          ...sized({ ...place, ...(comment.size ?? commentSize) }),
          data: { comment },
          selected: selection.comments.has(comment.id),
          ariaLabel: label(comment),
          zIndex: -1,
        };
      }),
    ].map(keep);
    parts = new Map(made.map((part) => [part.id, part]));
    return made;
  };
}
