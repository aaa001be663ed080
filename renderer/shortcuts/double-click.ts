import { runCommand } from './commands.ts';

const own = 'button, input, textarea, .react-flow__handle';

/** What a double click on a card of the canvas does: it goes to a layer's parameters, as Enter does, and opens a collapsed group. */
function onDoubleClick({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
  if (!(target instanceof Element) || shiftKey || ctrlKey || metaKey || target.closest(own)) return;
  if (target.closest('.react-flow__node-layer')) runCommand('walk.fields');
  else if (target.closest('.react-flow__node-block')) runCommand('arrange.collapse');
}

/** Begins to heed double clicks on cards; gives what ends it. */
export function heedDoubleClicks(): () => void {
  window.addEventListener('dblclick', onDoubleClick);
  return () => window.removeEventListener('dblclick', onDoubleClick);
}
