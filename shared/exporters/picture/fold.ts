import type { NodeId } from '../../network/network.ts';
import { around, type Rect } from './picture.ts';

/** A box of a drawing that runs from top to bottom. */
export interface FoldBox extends Rect {
  readonly id: NodeId;
  /** What belongs to it beside it: wires that go around others. */
  readonly reach?: Rect;
  /** Boxes of one unit stay together. */
  readonly unit?: string;
}

export interface FoldEdge {
  readonly source: NodeId;
  readonly target: NodeId;
  /** What it leads from, where the source has several things to lead from. */
  readonly port?: NodeId;
}

/** A part of the drawing that stays together, and how far it is moved. */
export interface Column {
  readonly ids: ReadonlySet<NodeId>;
  readonly dx: number;
  readonly dy: number;
  /** Where it lies once moved. */
  readonly frame: Rect;
  /** The one node (or port) of the column before that feeds this one. */
  readonly fedBy?: NodeId;
}

interface Piece {
  readonly boxes: readonly FoldBox[];
  readonly fedBy?: NodeId;
}

/**
 * Where a drawing can be cut: all before lies above all after, and one node alone feeds what comes after (or none), so that a single
 * wire leads from a column into the next.
 */
function piecesOf(boxes: readonly FoldBox[], edges: readonly FoldEdge[]): readonly Piece[] {
  const sorted = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x);
  const rank = new Map(sorted.map(({ id }, index) => [id, index]));
  const inside = edges.filter(({ source, target }) => rank.has(source) && rank.has(target));
  // Wires over each cut, by where they begin and end.
  const starting: NodeId[][] = sorted.map(() => []);
  const ending: NodeId[][] = sorted.map(() => []);
  const backwards = new Set<number>();
  for (const { source, target, port = source } of inside) {
    const [from, to] = [rank.get(source)!, rank.get(target)!];
    if (from < to) {
      starting[from]!.push(port);
      ending[to]!.push(port);
    } else for (let cut = to; cut < from; cut++) backwards.add(cut);
  }
  const lastOf = new Map<string, number>();
  for (const [index, { unit }] of sorted.entries()) if (unit !== undefined) lastOf.set(unit, index);
  // How far the units reach that have begun.
  let within = -1;
  const lowest: number[] = [];
  for (const box of sorted)
    lowest.push(Math.max(lowest.at(-1) ?? Number.NEGATIVE_INFINITY, box.y + box.height));
  const over = new Map<NodeId, number>();
  const pieces: Piece[] = [];
  let begin = 0;
  let fedBy: NodeId | undefined;
  const piece = (end: number): Piece => ({
    boxes: sorted.slice(begin, end),
    ...(fedBy === undefined ? {} : { fedBy }),
  });
  for (let cut = 0; cut < sorted.length - 1; cut++) {
    for (const source of ending[cut]!) {
      const left = (over.get(source) ?? 0) - 1;
      if (left <= 0) over.delete(source);
      else over.set(source, left);
    }
    for (const source of starting[cut]!) over.set(source, (over.get(source) ?? 0) + 1);
    const { unit } = sorted[cut]!;
    if (unit !== undefined) within = Math.max(within, lastOf.get(unit) ?? cut);
    if (cut < within || over.size > 1 || backwards.has(cut) || lowest[cut]! > sorted[cut + 1]!.y) continue;
    pieces.push(piece(cut + 1));
    begin = cut + 1;
    [fedBy] = [...over.keys()];
  }
  pieces.push(piece(sorted.length));
  return pieces;
}

const frameOf = (boxes: readonly FoldBox[]): Rect =>
  around(boxes.flatMap((box): readonly Rect[] => (box.reach ? [box, box.reach] : [box])));

const heightOf = (pieces: readonly Piece[]): number => around(pieces.flatMap(({ boxes }) => boxes)).height;

/** Pieces over columns, each filled up to `room`. */
function fill(pieces: readonly Piece[], room: number): readonly (readonly Piece[])[] {
  const columns: Piece[][] = [];
  for (const piece of pieces) {
    const column = columns.at(-1);
    if (column && heightOf([column[0]!, piece]) <= room) column.push(piece);
    else columns.push([piece]);
  }
  return columns;
}

/** The least room in which `count` columns do, so that they are about alike. */
function balanced(pieces: readonly Piece[], count: number, total: number): readonly (readonly Piece[])[] {
  let [low, high] = [total / count, total];
  for (let round = 0; round < 12 && high - low > 1; round++) {
    const middle = (low + high) / 2;
    if (fill(pieces, middle).length <= count) high = middle;
    else low = middle;
  }
  return fill(pieces, high);
}

function place(columns: readonly (readonly Piece[])[], gutter: number): readonly Column[] {
  let x = 0;
  return columns.map((pieces, index) => {
    const boxes = pieces.flatMap((piece) => piece.boxes);
    const frame = frameOf(boxes);
    const column: Column = {
      ids: new Set(boxes.map(({ id }) => id)),
      dx: x - frame.x,
      dy: -frame.y,
      frame: { ...frame, x, y: 0 },
      ...(index === 0 || pieces[0]?.fedBy === undefined ? {} : { fedBy: pieces[0].fedBy }),
    };
    x += frame.width + gutter;
    return column;
  });
}

/** Everything in one column. */
export const unfolded = (boxes: readonly FoldBox[]): readonly Column[] => place([[{ boxes }]], 0);

const most = 16;

/**
 * Lays a tall drawing out in columns, so that width by height comes near `aspect`; as it is where it is not too tall, or
 * cannot be cut.
 */
export function fold(
  boxes: readonly FoldBox[],
  edges: readonly FoldEdge[],
  { gutter, aspect }: { readonly gutter: number; readonly aspect: number },
): readonly Column[] {
  const pieces = piecesOf(boxes, edges);
  const total = heightOf(pieces);
  let best = place([pieces], gutter);
  let least = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= Math.min(most, pieces.length); count++) {
    const columns = place(balanced(pieces, count, total), gutter);
    const { width, height } = around(columns.map(({ frame }) => frame));
    // Half empty pages are worse than long ones.
    const area = columns.reduce((sum, { frame }) => sum + frame.width * frame.height, 0);
    const empty = 1 - area / Math.max(1, width * height);
    const off = Math.abs(Math.log(width / Math.max(1, height) / aspect)) + empty;
    // One more column has to be worth it.
    if (off < least * 0.85) {
      least = off;
      best = columns;
    }
  }
  return best;
}
