import type { PointerEvent as ReactPointerEvent } from 'react';
import { type DocumentId, moveDocument } from '../document/index.ts';

/** So far a press may wander and still be a click, in pixels. */
const STILL = 5;

/** Where a tab dragged to `middle` belongs among the others of its strip. */
function placeAt(tab: HTMLElement, middle: number): number {
  const others = [...(tab.parentElement?.children ?? [])].filter((other) => other !== tab);
  const after = others.findIndex((other) => {
    const box = other.getBoundingClientRect();
    return middle < box.x + box.width / 2;
  });
  return after < 0 ? others.length : after;
}

/**
 * Lets a tab be dragged along its strip from where it is pressed: it follows the pointer, and its neighbours make room. The
 * window is listened to, since a tab that changes its place in the page loses a pointer it has captured.
 */
export const dragToReorder =
  (id: DocumentId) =>
  (event: ReactPointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    const tab = event.currentTarget;
    const { clientX: start, pointerId } = event;
    const left = tab.offsetLeft;
    let moved = false;
    const move = (moving: PointerEvent): void => {
      const by = moving.clientX - start;
      if (moving.pointerId !== pointerId || (!moved && Math.abs(by) < STILL)) return;
      moved = true;
      tab.dataset.dragged = '';
      moveDocument(id, placeAt(tab, left + by + tab.offsetWidth / 2 + originOf(tab)));
      // After React has given the tab its new place: it stays under the pointer.
      window.requestAnimationFrame(() => {
        if (tab.dataset.dragged !== undefined)
          tab.style.transform = `translateX(${left + by - tab.offsetLeft}px)`;
      });
    };
    const end = (ending: PointerEvent): void => {
      if (ending.pointerId !== pointerId) return;
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      tab.style.transform = '';
      delete tab.dataset.dragged;
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };

/** Where `offsetLeft` counts from, on the screen. */
function originOf(tab: HTMLElement): number {
  const strip = tab.offsetParent;
  return strip ? strip.getBoundingClientRect().x - strip.scrollLeft : 0;
}
