import type { Node as FlowNode } from '@xyflow/react';
import { create } from 'zustand';
import { type Box, boundsOf, snap } from '../../shared/drawing/geometry.ts';
import { type Guides, guidesAt, noGuides, pull, seenIn } from '../../shared/drawing/guides.ts';
import type { Position } from '../../shared/network/network.ts';
import { fromShown, toShown } from './stretching.ts';
import { type ScreenSize, seenBox, sizeOfCanvas, zoomNow } from './viewport.ts';

/** What is said of the cards that are being dragged, in the units of what is shown. */
export const useGuides = create<{ readonly guides: Guides }>(() => ({ guides: noGuides }));

export const clearGuides = (): void => {
  if (useGuides.getState().guides !== noGuides) useGuides.setState({ guides: noGuides });
};

/** From how far cards are drawn to where they are in line, in pixels of the screen. */
const reach = 6;

const moved = (box: Box, by: Position): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** The boxes that are seen; looked for anew only when the view has moved. */
function whatIsSeen(all: readonly Box[], size: ScreenSize): () => readonly Box[] {
  let view: Box | undefined;
  let seen: readonly Box[] = [];
  return () => {
    const now = seenBox(size);
    if (view?.x !== now.x || view.y !== now.y || view.width !== now.width) {
      view = now;
      seen = seenIn(now, all);
    }
    return seen;
  };
}

export interface Taken {
  /** What is on the canvas, and which of it is dragged. */
  readonly nodes: readonly FlowNode[];
  isDragged(id: string): boolean;
  /** What is kept on the grid, in the document. */
  readonly anchor: Position;
  /** A collapsed group is shown on the grid, wherever its layers lie. */
  readonly gridOnly: boolean;
}

/**
 * Where things go that are dragged: to where they are in line with others, or as far from their neighbours as these are from
 * theirs, else to the grid; or freely. Gives, for how far the pointer is, how far they are moved in the document.
 */
export function createSnapping({ nodes, isDragged, anchor, gridOnly }: Taken) {
  const boxOf = ({ position, width = 0, height = 0 }: FlowNode): Box => ({ ...position, width, height });
  const cards = nodes.filter(({ type }) => type !== 'frame');
  const dragged = boundsOf(cards.filter(({ id }) => isDragged(id)).map(boxOf));
  const seen = whatIsSeen(cards.filter(({ id }) => !isDragged(id)).map(boxOf), sizeOfCanvas());
  return (by: Position, free: boolean): Position => {
    if (free) {
      clearGuides();
      const { x, y } = fromShown(by);
      return { x: Math.round(x), y: Math.round(y) };
    }
    const others = seen();
    const { x, y } = gridOnly
      ? { x: undefined, y: undefined }
      : pull(moved(dragged, by), others, reach / zoomNow());
    const to = fromShown({ x: by.x + (x ?? 0), y: by.y + (y ?? 0) });
    const onGrid = snap({ x: anchor.x + to.x, y: anchor.y + to.y });
    const result = {
      x: x === undefined ? onGrid.x - anchor.x : Math.round(to.x),
      y: y === undefined ? onGrid.y - anchor.y : Math.round(to.y),
    };
    useGuides.setState({ guides: guidesAt(moved(dragged, toShown(result)), others) });
    return result;
  };
}

/** Listens for Ctrl, or ⌘, by which what is dragged goes freely; gives what ends it. */
export function watchFreeKey(tell: (free: boolean) => void): () => void {
  const hear = ({ ctrlKey, metaKey }: KeyboardEvent): void => tell(ctrlKey || metaKey);
  window.addEventListener('keydown', hear, { capture: true });
  window.addEventListener('keyup', hear, { capture: true });
  return () => {
    window.removeEventListener('keydown', hear, { capture: true });
    window.removeEventListener('keyup', hear, { capture: true });
  };
}
