import type { Analysis } from '../../analysis/types.ts';
import { turned, turnedBox } from '../../drawing/geometry.ts';
import { withPositions } from '../../drawing/layout.ts';
import { lane, obstacles, roundedPath } from '../../drawing/routing.ts';
import { shapeText } from '../../format/numbers.ts';
import type { Language } from '../../layers/define.ts';
import type { Network } from '../../network/network.ts';
import { drawFrame } from './card-marks.ts';
import { type CardWire, partsOf } from './card-parts.ts';
import { drawWire, drawWires, type Wire } from './card-wires.ts';
import { type Column, type FoldBox, fold, unfolded } from './fold.ts';
import { around, type Point, type Rect, type Scene } from './picture.ts';
import { textBox } from './text.ts';

/** Between columns, and below them: room for the wire from one to the next. */
const gutter = 76;
const fall = 16;
/** Above a column, where several wires may begin with their labels; and the wire that leads there, above that. */
const lead = { down: 14, right: 64 } as const;
const bend = 16;
const aspect = 1.4;

/** From the last card of a column over the gutter to the head of the next. */
function connector(from: Point, to: Point, before: Column, next: Column): readonly Point[] {
  const low = before.frame.y + before.frame.height + fall;
  const middle = next.frame.x - gutter / 2;
  const high = to.y - bend;
  return [
    from,
    { x: from.x, y: low },
    { x: middle, y: low },
    { x: middle, y: high },
    { x: to.x, y: high },
    to,
  ];
}

export interface CardOptions {
  readonly language: Language;
  /** Lays what is too tall out in columns. */
  readonly wrap: boolean;
}

/**
 * The cards as on the canvas, with its groups and comments, and the shapes on the wires. It is folded as what runs down: a
 * network that runs right is turned for that, so that its columns are rows.
 */
export function cardScene(given: Network, analysis: Analysis, { language, wrap }: CardOptions): Scene {
  const { direction } = given;
  const turn = (point: Point): Point => turned(point, direction);
  const turnRect = (rect: Rect): Rect => turnedBox(rect, direction);
  const { parts, frames, wires: wiring } = partsOf(withPositions(given), analysis, language);
  const placed = new Map<string, FoldBox>(parts.map(({ id, rect }) => [id, { id, ...turnRect(rect) }]));
  for (const { group, rect } of frames)
    for (const id of group.nodes) {
      const box = placed.get(id);
      if (box) placed.set(id, { ...box, reach: turnRect(rect), unit: group.id });
    }
  /** As they are drawn. */
  let cards: ReadonlyMap<string, Rect> = new Map(parts.map(({ id, rect }) => [id, rect]));
  const cardsAt = (): readonly Rect[] => parts.flatMap(({ id, solid }) => (solid ? [cards.get(id)!] : []));
  const outOf = ({ source, out }: CardWire): Point => {
    const { x, y } = cards.get(source)!;
    return { x: x + out.x, y: y + out.y };
  };
  const inTo = ({ target, into }: CardWire): Point => {
    const { x, y } = cards.get(target)!;
    return { x: x + into.x, y: y + into.y };
  };
  const natural = obstacles(cardsAt(), direction);
  for (const each of wiring) {
    const way = lane(outOf(each), inTo(each), natural);
    const target = placed.get(each.target);
    if (way === undefined || !target) continue;
    const beside = { x: way - 28, y: target.y, width: 56, height: 1 };
    placed.set(each.target, { ...target, reach: target.reach ? around([target.reach, beside]) : beside });
  }
  const boxes = [...placed.values()];
  const columns = wrap
    ? fold(boxes, wiring, { gutter, aspect: direction === 'right' ? 1 / aspect : aspect })
    : unfolded(boxes);
  const columnOf = new Map(columns.flatMap((column) => [...column.ids].map((id) => [id, column] as const)));
  const moved = (rect: Rect, id: string): Rect => {
    const { dx, dy } = columnOf.get(id)!;
    const by = turn({ x: dx, y: dy });
    return { x: rect.x + by.x, y: rect.y + by.y, width: rect.width, height: rect.height };
  };
  cards = new Map(parts.map(({ id, rect }) => [id, moved(rect, id)]));
  const entries = new Map<Column, Point>();
  const turns: Rect[] = [];
  const wires: Wire[] = [];

  const enter = (from: Point, to: Point, before: Column, next: Column): Point => {
    const known = entries.get(next);
    if (known) return known;
    const entry = turn({ x: turn(to).x, y: next.frame.y - lead[direction ?? 'down'] });
    entries.set(next, entry);
    const points = connector(turn(from), turn(entry), before, next).map(turn);
    turns.push(around(points.map((point) => ({ ...point, width: 0, height: 0 }))));
    wires.push({ path: roundedPath(points, 10) });
    return entry;
  };

  const inWay = obstacles(cardsAt(), direction);
  for (const each of wiring) {
    const [before, column] = [columnOf.get(each.source)!, columnOf.get(each.target)!];
    const to = inTo(each);
    const turning = before !== column && column.fedBy === each.port;
    const from = turning ? enter(outOf(each), to, before, column) : outOf(each);
    wires.push(drawWire(from, to, inWay, each.shape && shapeText(each.shape)));
  }

  const framed = frames.map(({ group, rect }) => drawFrame(group, moved(rect, group.nodes[0]!), analysis));
  const titles = framed.flatMap(({ texts }) => texts);
  const rects = [...cards.values(), ...titles.map(textBox)];
  const { marks, labels } = drawWires(wires, rects, direction);
  return {
    marks: [
      ...framed.map(({ frame }) => frame),
      ...marks,
      ...titles,
      ...parts.map((part) => part.draw(cards.get(part.id)!)),
    ],
    boxes: [...rects, ...labels],
    frame: around([...rects, ...labels, ...turns, ...columns.map((column) => turnRect(column.frame))]),
  };
}
