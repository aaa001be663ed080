import type { Analysis } from '../../analysis/types.ts';
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

/** Between columns, above and below them: room for the wire from one to the next. */
const gutter = 76;
const rise = 30;
const fall = 16;
const aspect = 1.4;

/** From the last card of a column over the gutter to the head of the next. */
function connector(from: Point, to: Point, before: Column, next: Column): readonly Point[] {
  const low = before.frame.y + before.frame.height + fall;
  const middle = next.frame.x - gutter / 2;
  const high = next.frame.y - rise;
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

/** The cards as on the canvas, with its groups and comments, and the shapes on the wires. */
export function cardScene(given: Network, analysis: Analysis, { language, wrap }: CardOptions): Scene {
  const { parts, frames, wires: wiring } = partsOf(withPositions(given), analysis, language);
  const placed = new Map<string, FoldBox>(parts.map(({ id, rect }) => [id, { id, ...rect }]));
  for (const { group, rect } of frames)
    for (const id of group.nodes) {
      const box = placed.get(id);
      if (box) placed.set(id, { ...box, reach: rect, unit: group.id });
    }
  const cardsAt = (): readonly Rect[] => parts.flatMap(({ id, solid }) => (solid ? [cards.get(id)!] : []));
  let cards: ReadonlyMap<string, Rect> = placed;
  const outOf = ({ source, outX }: CardWire): Point => {
    const { x, y, height } = cards.get(source)!;
    return { x: x + outX, y: y + height };
  };
  const inTo = ({ target, inX }: CardWire): Point => {
    const { x, y } = cards.get(target)!;
    return { x: x + inX, y };
  };
  const natural = obstacles(cardsAt());
  for (const each of wiring) {
    const way = lane(outOf(each), inTo(each), natural);
    const target = placed.get(each.target);
    if (way === undefined || !target) continue;
    const beside = { x: way - 28, y: target.y, width: 56, height: 1 };
    placed.set(each.target, { ...target, reach: target.reach ? around([target.reach, beside]) : beside });
  }
  const boxes = [...placed.values()];
  const columns = wrap ? fold(boxes, wiring, { gutter, aspect }) : unfolded(boxes);
  const columnOf = new Map(columns.flatMap((column) => [...column.ids].map((id) => [id, column] as const)));
  const moved = ({ x, y, width, height }: Rect, id: string): Rect => {
    const { dx, dy } = columnOf.get(id)!;
    return { x: x + dx, y: y + dy, width, height };
  };
  cards = new Map(boxes.map((box) => [box.id, moved(box, box.id)]));
  const entries = new Map<Column, Point>();
  const turns: Rect[] = [];
  const wires: Wire[] = [];

  const enter = (from: Point, to: Point, before: Column, next: Column): Point => {
    const known = entries.get(next);
    if (known) return known;
    const entry = { x: to.x, y: next.frame.y - 14 };
    entries.set(next, entry);
    const points = connector(from, entry, before, next);
    turns.push(around(points.map((point) => ({ ...point, width: 0, height: 0 }))));
    wires.push({ path: roundedPath(points, 10) });
    return entry;
  };

  const inWay = obstacles(cardsAt());
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
  const { marks, labels } = drawWires(wires, rects);
  return {
    marks: [
      ...framed.map(({ frame }) => frame),
      ...marks,
      ...titles,
      ...parts.map((part) => part.draw(cards.get(part.id)!)),
    ],
    boxes: [...rects, ...labels],
    frame: around([...rects, ...labels, ...turns, ...columns.map((column) => column.frame)]),
  };
}
