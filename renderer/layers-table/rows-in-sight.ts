/** Rows of one height in a box that is scrolled: only those in sight are drawn, and room is kept for the others. */
export const rowHeight = 28;
/** Drawn beyond what is seen, above and below. */
const spare = 8;

export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Which of `count` rows are to be drawn, from `from` up to, but without, `to`. */
export function rowsInSight(count: number, scrolled: number, height: number): Slice {
  const first = Math.floor(scrolled / rowHeight) - spare;
  const last = Math.ceil((scrolled + height) / rowHeight) + spare;
  const from = Math.max(0, Math.min(first, count));
  return { from, to: Math.max(from, Math.min(count, last)) };
}

/** Where the box has to be scrolled to so that a row is seen between head and foot; where it is, if the row is. */
export function scrollTo(
  row: number,
  scrolled: number,
  box: { readonly height: number; readonly head: number; readonly foot: number },
): number {
  const top = row * rowHeight;
  const room = box.height - box.head - box.foot;
  if (top < scrolled) return top;
  return Math.max(scrolled, top + rowHeight - room);
}
