import { useEffect, useLayoutEffect, useState } from 'react';
import { useDocument } from '../document/index.ts';
import { Explanation } from './Explanation.tsx';
import { stopExplaining, useExplained } from './store.ts';

const cardOf = (id: string): HTMLElement | null =>
  document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

/** Shows the explanation of a layer, as long as its card is there. Escape ends it, and gives the keyboard back to the card. */
export function Explaining() {
  const shown = useExplained((state) => state.shown);
  const open = useDocument((state) => state.id);
  const [card, setCard] = useState<DOMRect>();
  useLayoutEffect(() => setCard(shown && cardOf(shown.id)?.getBoundingClientRect()), [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has other layers.
  useEffect(() => stopExplaining, [open]);
  useEffect(() => {
    if (!shown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (shown.by === 'key') cardOf(shown.id)?.focus({ preventScroll: true });
      stopExplaining();
    };
    const onPress = ({ target }: PointerEvent): void => {
      if (!(target instanceof Element && target.closest('[data-testid="explanation"]'))) stopExplaining();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('pointerdown', onPress, { capture: true });
    window.addEventListener('resize', stopExplaining);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('pointerdown', onPress, { capture: true });
      window.removeEventListener('resize', stopExplaining);
    };
  }, [shown]);
  return shown && card ? <Explanation key={shown.id} shown={shown} card={card} /> : null;
}
