import type { Shape, Size } from '../layers/define.ts';
import type { ReceptiveField } from './types.ts';

/** What an output cell sees of the input, along each axis (height, width), in input cells; fractions at half cells. */
export interface Seen {
  /** The whole field, which may reach beyond the input. */
  readonly from: Size;
  readonly to: Size;
  /** The part of it that lies within the input. */
  readonly within: { readonly from: Size; readonly to: Size };
  /** It reaches beyond the input somewhere: there it sees padding. */
  readonly clipped: boolean;
}

const both = (rule: (axis: 0 | 1) => number): Size => [rule(0), rule(1)];

/**
 * The field of the output cell in the middle: of those of `output`, the one whose centre start + i·jump lies nearest to the
 * input's, i = 0 … length − 1. Of shapes without height and width, whichever cell would lie there.
 */
export function seenFromMiddle({ size, jump, start }: ReceptiveField, input: Shape, output: Shape): Seen {
  const cells = both((axis) => input[axis] ?? 1);
  const centre = both((axis) => {
    const nearest = Math.round((cells[axis] / 2 - start[axis]) / jump[axis]);
    const last = output.length === 3 ? (output[axis] ?? 1) - 1 : Number.POSITIVE_INFINITY;
    return start[axis] + Math.max(0, Math.min(last, nearest)) * jump[axis];
  });
  const from = both((axis) => centre[axis] - size[axis] / 2);
  const to = both((axis) => centre[axis] + size[axis] / 2);
  const clip = (ends: Size): Size => both((axis) => Math.max(0, Math.min(cells[axis], ends[axis])));
  return {
    from,
    to,
    within: { from: clip(from), to: clip(to) },
    clipped: from[0] < 0 || from[1] < 0 || to[0] > cells[0] || to[1] > cells[1],
  };
}
