import type { PointerEvent as ReactPointerEvent } from 'react';
import { create } from 'zustand';
import type { Category } from '../../shared/layers/define.ts';
import { carry, drop, endCarrying, type Load } from '../canvas/index.ts';

interface Carried {
  readonly load: Load;
  readonly category: Category;
  readonly x: number;
  readonly y: number;
}

/** What is on its way from the palette to the canvas. */
export const useCarried = create<{ readonly carried: Carried | undefined }>(() => ({ carried: undefined }));

/** How far the pointer goes before a press becomes a drag, in pixels. */
const slack = 4;

/**
 * Follows a press on a palette item until it is let go, with pointer events, so that mouse, pen and touch are alike. Escape
 * lets go of it. A press that went nowhere stays a click.
 */
export function followPress(event: ReactPointerEvent<HTMLElement>, load: Load, category: Category): void {
  if (event.button !== 0) return;
  const item = event.currentTarget;
  const start = { x: event.clientX, y: event.clientY };
  let carrying = false;

  const move = (moved: PointerEvent): void => {
    const point = { x: moved.clientX, y: moved.clientY };
    if (!carrying && Math.hypot(point.x - start.x, point.y - start.y) < slack) return;
    carrying = true;
    carry(load, point);
    useCarried.setState({ carried: { load, category, ...point } });
  };
  const up = (released: PointerEvent): void => {
    end();
    if (!carrying) return;
    drop(load, { x: released.clientX, y: released.clientY });
    // The click that follows a drag is none.
    item.addEventListener('click', swallow, { capture: true, once: true });
    window.setTimeout(() => item.removeEventListener('click', swallow, { capture: true }), 0);
  };
  const letGo = (pressed: KeyboardEvent): void => {
    if (pressed.key !== 'Escape') return;
    pressed.stopPropagation();
    end();
  };
  const end = (): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', letGo, { capture: true });
    useCarried.setState({ carried: undefined });
    endCarrying();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', letGo, { capture: true });
}

const swallow = (event: Event): void => {
  event.stopPropagation();
  event.preventDefault();
};
