import type { KeyboardEvent } from 'react';
import { useDocument } from '../document/index.ts';
import { takeUp } from './context-menu.ts';

/** What Tab went to last: a key pressed there means it, whatever is selected elsewhere. */
let tabbed: EventTarget | null = null;
let pressed = false;

const onKey = ({ key }: globalThis.KeyboardEvent): void => {
  pressed = key === 'Tab';
};
const onFocus = ({ target }: FocusEvent): void => {
  tabbed = pressed ? target : null;
  pressed = false;
};

/** Begins to follow Tab; gives what ends it. */
export function followTab(): () => void {
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('focusin', onFocus, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('focusin', onFocus, { capture: true });
  };
}

/** Delete on a card or edge that Tab went to, or where nothing is selected, is about that. A key held down deletes once. */
export function takeUpOnDelete({ key, repeat, target }: KeyboardEvent): void {
  if ((key !== 'Delete' && key !== 'Backspace') || repeat || !(target instanceof Element)) return;
  if (!target.matches('.react-flow__node, .react-flow__edge')) return;
  const { nodes, edges, comments } = useDocument.getState().selection;
  if (target === tabbed || nodes.size + edges.size + comments.size === 0) takeUp(target);
}
