import type { NodeId, Position } from '../../shared/network/network.ts';
import { toCanvas } from './viewport.ts';

/** Where the pointer is, and whether it was what was used last: commands by key act where it points. */
let at: Position | undefined;
let usedLast = false;

function onPointer(event: PointerEvent): void {
  // Chromium also tells of pointers that something moved under.
  if (event.type === 'pointermove' && at?.x === event.clientX && at.y === event.clientY) return;
  at = { x: event.clientX, y: event.clientY };
  usedLast = true;
}

const onKey = (): void => {
  usedLast = false;
};

/** Begins to follow the pointer; gives what ends it. */
export function followPointer(): () => void {
  window.addEventListener('pointermove', onPointer, { capture: true, passive: true });
  window.addEventListener('pointerdown', onPointer, { capture: true, passive: true });
  // When a key is let go: its own command has run by then.
  window.addEventListener('keyup', onKey, { capture: true });
  return () => {
    window.removeEventListener('pointermove', onPointer, { capture: true });
    window.removeEventListener('pointerdown', onPointer, { capture: true });
    window.removeEventListener('keyup', onKey, { capture: true });
  };
}

/** Makes commands act at a place of the screen, until the pointer is moved: a menu was asked for there. */
export function pointTo(place: Position): void {
  at = place;
  usedLast = true;
}

/** What lies under the pointer. */
export const elementUnderPointer = (): Element | null => (at ? document.elementFromPoint(at.x, at.y) : null);

/** The pointer is within a box of the screen, or beside it by no more than `margin`. */
export const isPointerIn = (box: DOMRect, margin: number): boolean =>
  at !== undefined &&
  at.x >= box.left - margin &&
  at.x <= box.right + margin &&
  at.y >= box.top - margin &&
  at.y <= box.bottom + margin;

/** Where the pointer is on the screen, if that is on the canvas. */
export function pointerOverCanvas(): Position | undefined {
  return elementUnderPointer()?.closest('[data-canvas]') ? at : undefined;
}

/** The same in canvas units. */
export function pointerOnCanvas(): Position | undefined {
  const point = pointerOverCanvas();
  return point && toCanvas(point);
}

/** The pointer is on the canvas, and nothing was typed since it moved there: Tab then belongs to the canvas. */
export const pointsAtCanvas = (): boolean => usedLast && pointerOverCanvas() !== undefined;

/** Beside a card on the screen, where it is in sight. */
export function placeOnScreen(id: NodeId): Position | undefined {
  const element = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  const box = element?.getBoundingClientRect();
  return box && { x: box.right + 12, y: box.top };
}

/** The middle of an edge on the screen, where it is drawn. */
export function middleOfEdge(key: string): Position | undefined {
  const path = document.querySelector(
    `.react-flow__edge[data-id="${CSS.escape(key)}"] .react-flow__edge-path`,
  );
  const box = path?.getBoundingClientRect();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
