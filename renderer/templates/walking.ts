/** The card that an arrow key leads to from where the focus is; from elsewhere, Down leads to the first. */
export function nextCard(
  cards: readonly HTMLElement[],
  focused: HTMLElement | null,
  key: string,
): HTMLElement | undefined {
  const index = focused ? cards.indexOf(focused) : -1;
  if (index < 0) return key === 'ArrowDown' ? cards[0] : undefined;
  switch (key) {
    case 'ArrowRight':
      return cards[index + 1];
    case 'ArrowLeft':
      return cards[index - 1];
    case 'ArrowDown':
    case 'ArrowUp':
      return beyond(cards, cards[index]!, key === 'ArrowDown' ? 1 : -1);
    default:
      return undefined;
  }
}

/** The nearest card of the next row down or up. */
function beyond(cards: readonly HTMLElement[], from: HTMLElement, way: 1 | -1): HTMLElement | undefined {
  const here = from.getBoundingClientRect();
  let best: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    const there = card.getBoundingClientRect();
    const down = (there.top - here.top) * way;
    if (down < 1) continue;
    // A row counts for more than any distance along it.
    const far = down * 100 + Math.abs(there.left - here.left);
    if (far < least) [best, least] = [card, far];
  }
  return best;
}
