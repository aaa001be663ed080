import type { Box } from '../../shared/drawing/geometry.ts';
import type { Extent } from '../../shared/network/network.ts';

/** Between a card and what explains it, and between that and the window's edge. */
const gap = 12;
const edge = 8;

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/**
 * Where something is shown beside a card without covering it: on the right if there is room, else on the left, below or above;
 * where there is none at all, on the side with most. All in pixels of the window.
 */
export function placeBeside(
  card: Box,
  size: Extent,
  window: Extent,
): { readonly x: number; readonly y: number } {
  const right = card.x + card.width + gap;
  const left = card.x - gap - size.width;
  const below = card.y + card.height + gap;
  const above = card.y - gap - size.height;
  const across = between(card.x, edge, Math.max(edge, window.width - edge - size.width));
  const along = between(card.y, edge, Math.max(edge, window.height - edge - size.height));
  if (right + size.width <= window.width - edge) return { x: right, y: along };
  if (left >= edge) return { x: left, y: along };
  if (below + size.height <= window.height - edge) return { x: across, y: below };
  if (above >= edge) return { x: across, y: above };
  return window.width - right >= card.x ? { x: right, y: along } : { x: left, y: along };
}
