import type { Box } from './geometry.ts';

/** Lines that say how a box under way lies to the others, and what draws it there. Boxes are of any one unit. */

/** A vertical guide is at `x = at`, from `y = from` to `y = to`; a horizontal one the other way round. */
export interface Guide {
  readonly direction: 'vertical' | 'horizontal';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Guides {
  /** Edges or middles that are in line. */
  readonly lines: readonly Guide[];
  /** Gaps between neighbours that are alike, each from edge to edge. */
  readonly gaps: readonly Guide[];
}

export const noGuides: Guides = { lines: [], gaps: [] };

type Axis = 'x' | 'y';

interface Span {
  readonly start: number;
  readonly end: number;
}

const span = (box: Box, axis: Axis): Span =>
  axis === 'x' ? { start: box.x, end: box.x + box.width } : { start: box.y, end: box.y + box.height };
const other = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');
const middle = ({ start, end }: Span): number => (start + end) / 2;

/** Closer than this is as good as exact. */
const exact = 0.5;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= exact;

const faces = (a: Box, b: Box, axis: Axis): boolean => {
  const [one, two] = [span(a, other(axis)), span(b, other(axis))];
  return one.start < two.end && two.start < one.end;
};

interface Neighbours {
  readonly before: Box | undefined;
  readonly after: Box | undefined;
}

/** The nearest boxes on either side along an axis, of those that face the box. */
function neighbours(box: Box, others: readonly Box[], axis: Axis): Neighbours {
  const centre = middle(span(box, axis));
  let before: Box | undefined;
  let after: Box | undefined;
  for (const each of others) {
    if (each === box || !faces(box, each, axis)) continue;
    const { start, end } = span(each, axis);
    if ((start + end) / 2 < centre) {
      if (!before || end > span(before, axis).end) before = each;
    } else if (!after || start < span(after, axis).start) after = each;
  }
  return { before, after };
}

const gapOf = (first: Box, second: Box, axis: Axis): number =>
  span(second, axis).start - span(first, axis).end;

/** How far a box is from having the same gaps as its neighbours: between them, or behind a pair of them. */
function spacingShifts(box: Box, others: readonly Box[], axis: Axis): readonly number[] {
  const { before, after } = neighbours(box, others, axis);
  const { start, end } = span(box, axis);
  const shifts: number[] = [];
  if (before && after && gapOf(before, after, axis) > end - start)
    shifts.push((span(before, axis).end + span(after, axis).start) / 2 - (start + end) / 2);
  const beyond = before && neighbours(before, others, axis).before;
  if (before && beyond && gapOf(beyond, before, axis) > 0)
    shifts.push(span(before, axis).end + gapOf(beyond, before, axis) - start);
  const behind = after && neighbours(after, others, axis).after;
  if (after && behind && gapOf(after, behind, axis) > 0)
    shifts.push(span(after, axis).start - gapOf(after, behind, axis) - end);
  return shifts;
}

/** The least shift along an axis that brings edges or middles in line, or gaps to be alike. */
function shiftAlong(box: Box, others: readonly Box[], axis: Axis, within: number): number | undefined {
  const own = span(box, axis);
  let best: number | undefined;
  const offer = (shift: number): void => {
    const away = Math.abs(shift);
    if (away <= within && (best === undefined || away < Math.abs(best))) best = shift;
  };
  for (const each of others) {
    const { start, end } = span(each, axis);
    offer(start - own.start);
    offer(end - own.end);
    offer(end - own.start);
    offer(start - own.end);
    offer((start + end) / 2 - middle(own));
  }
  for (const shift of spacingShifts(box, others, axis)) offer(shift);
  return best;
}

/**
 * How a box has to be shifted to be in line with others, or as far from its neighbours as these are from theirs: the least
 * shift along each axis, if it is not more than `within`. Linear in the number of the others.
 */
export const pull = (
  box: Box,
  others: readonly Box[],
  within: number,
): { readonly x: number | undefined; readonly y: number | undefined } => ({
  x: shiftAlong(box, others, 'x', within),
  y: shiftAlong(box, others, 'y', within),
});

interface Reach {
  readonly axis: Axis;
  readonly at: number;
  /** Of the box, and of the nearest in line with it on either side, across the axis. */
  readonly own: Span;
  readonly before: Span | undefined;
  readonly after: Span | undefined;
}

function reachOf(box: Box, found: readonly Box[], axis: Axis, at: number): Reach {
  const own = span(box, other(axis));
  let before: Span | undefined;
  let after: Span | undefined;
  for (const each of found) {
    const theirs = span(each, other(axis));
    if (middle(theirs) < middle(own)) {
      if (!before || theirs.end > before.end) before = theirs;
    } else if (!after || theirs.start < after.start) after = theirs;
  }
  return { axis, at, own, before, after };
}

const guide = ({ axis, at }: Reach, from: number, to: number): Guide => ({
  direction: axis === 'x' ? 'vertical' : 'horizontal',
  at,
  from,
  to,
});

/** Along edges that are in line, from one end to the other. */
const along = (reach: Reach): Guide =>
  guide(
    reach,
    Math.min(reach.own.start, reach.before?.start ?? reach.own.start),
    Math.max(reach.own.end, reach.after?.end ?? reach.own.end),
  );

/** From box to box where their middles are in line: nothing is struck through. */
function between(reach: Reach): readonly Guide[] {
  const { own, before, after } = reach;
  const joined = [
    ...(before && before.end < own.start ? [guide(reach, before.end, own.start)] : []),
    ...(after && own.end < after.start ? [guide(reach, own.end, after.start)] : []),
  ];
  return joined.length > 0 ? joined : [along(reach)];
}

function linesOn(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const own = span(box, axis);
  const through = (at: number, has: (theirs: Span) => boolean): readonly Reach[] => {
    const found = others.filter((each) => has(span(each, axis)));
    return found.length > 0 ? [reachOf(box, found, axis, at)] : [];
  };
  const centred = through(middle(own), (theirs) => same(middle(theirs), middle(own)));
  // Cards of one width have their edges in line when their middles are: one line says it.
  if (centred.length > 0) return centred.flatMap(between);
  return [own.start, own.end].flatMap((at) =>
    through(at, ({ start, end }) => same(start, at) || same(end, at)).map(along),
  );
}

interface Gap {
  readonly first: Box;
  readonly second: Box;
  readonly length: number;
}

/** Between the neighbours' own neighbours, the neighbours and the box: the gaps that are as long as the next. */
function gapsOn(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const { before, after } = neighbours(box, others, axis);
  const row = [
    before && neighbours(before, others, axis).before,
    before,
    box,
    after,
    after && neighbours(after, others, axis).after,
  ];
  const gaps = row.slice(1).map((second, index): Gap | undefined => {
    const first = row[index];
    const length = first && second ? gapOf(first, second, axis) : 0;
    return first && second && length > 0 ? { first, second, length } : undefined;
  });
  const alike = (one: Gap, two: Gap | undefined): boolean =>
    two !== undefined && same(one.length, two.length);
  return gaps.flatMap((gap, index) => {
    if (!gap || !(alike(gap, gaps[index - 1]) || alike(gap, gaps[index + 1]))) return [];
    const [one, two] = [span(gap.first, other(axis)), span(gap.second, other(axis))];
    const [start, end] = [Math.max(one.start, two.start), Math.min(one.end, two.end)];
    return {
      direction: axis === 'y' ? ('vertical' as const) : ('horizontal' as const),
      // Beside the middle, where wires and lines run.
      at: start + (end - start) / 4,
      from: span(gap.first, axis).end,
      to: span(gap.second, axis).start,
    };
  });
}

/** What is to be said of a box where it lies: with what it is in line, and which gaps are alike. */
export const guidesAt = (box: Box, others: readonly Box[]): Guides => ({
  lines: [...linesOn(box, others, 'x'), ...linesOn(box, others, 'y')],
  gaps: [...gapsOn(box, others, 'x'), ...gapsOn(box, others, 'y')],
});

/** The boxes that reach into a part of the canvas. */
export const seenIn = (view: Box, boxes: readonly Box[]): readonly Box[] =>
  boxes.filter(
    ({ x, y, width, height }) =>
      x < view.x + view.width && x + width > view.x && y < view.y + view.height && y + height > view.y,
  );
