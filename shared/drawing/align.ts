import type { Position } from '../network/network.ts';
import { type Box, boundsOf } from './geometry.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

function alignedTo(around: Box, box: Box, to: Alignment): Position {
  const { x, y, width, height } = box;
  switch (to) {
    case 'left':
      return { x: around.x, y };
    case 'centre':
      return { x: around.x + (around.width - width) / 2, y };
    case 'right':
      return { x: around.x + around.width - width, y };
    case 'top':
      return { x, y: around.y };
    case 'middle':
      return { x, y: around.y + (around.height - height) / 2 };
    case 'bottom':
      return { x, y: around.y + around.height - height };
  }
}

/** Where boxes go so that their edges or middles are in line, within what they cover together. */
export function align(boxes: readonly Box[], to: Alignment): readonly Position[] {
  const around = boundsOf(boxes);
  return boxes.map((box) => alignedTo(around, box, to));
}

/** Where boxes go so that the gaps between neighbours are alike; the outermost stay. */
export function distribute(boxes: readonly Box[], axis: Axis): readonly Position[] {
  const horizontal = axis === 'horizontal';
  const start = (box: Box): number => (horizontal ? box.x : box.y);
  const length = (box: Box): number => (horizontal ? box.width : box.height);
  const order = [...boxes].sort((a, b) => start(a) - start(b));
  const first = order[0];
  const last = order[order.length - 1];
  if (!first || !last || order.length < 3) return boxes;
  const filled = order.reduce((sum, box) => sum + length(box), 0);
  const space = (start(last) + length(last) - start(first) - filled) / (order.length - 1);
  const places = new Map<Box, Position>();
  let next = start(first);
  for (const box of order) {
    places.set(box, horizontal ? { x: next, y: box.y } : { x: box.x, y: next });
    next += length(box) + space;
  }
  return boxes.map((box) => places.get(box) ?? box);
}
