import { partOf } from '../../shared/drawing/groups.ts';
import { selectedNode, useDocument } from '../document/index.ts';
import { explain, stopExplaining, useExplained } from '../explain/index.ts';
import { centreOn, focusCard } from './viewport.ts';

/** Longer than the view takes to get somewhere. */
const arrival = 260;

/** Explains the layer that has the keyboard, else the one that is selected; asked again, it ends that. */
export function explainFocused(): void {
  const { shown } = useExplained.getState();
  if (shown) {
    stopExplaining();
    if (shown.by === 'key') focusCard(shown.id);
    return;
  }
  const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined;
  const id =
    focused !== undefined && (partOf(focused)?.kind ?? 'block') === 'block'
      ? focused
      : selectedNode(useDocument.getState());
  if (id === undefined) return;
  if (document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)) {
    explain(id, 'key');
    return;
  }
  centreOn(id);
  window.setTimeout(() => explain(id, 'key'), arrival);
}
