import type { Analysis } from '../../analysis/types.ts';
import { card, slotX } from '../../drawing/geometry.ts';
import { withPositions } from '../../drawing/layout.ts';
import { lane, lanePath, type Obstacles, obstacles, roundedPath } from '../../drawing/routing.ts';
import { keyParameters } from '../../drawing/summary.ts';
import { shownInputs, wire } from '../../drawing/wiring.ts';
import { humane, shapeText } from '../../format/numbers.ts';
import type { Language } from '../../layers/define.ts';
import { findLayer } from '../../layers/index.ts';
import type { Network, NetworkNode, NodeId } from '../../network/network.ts';
import { categoryColours, ink } from './colours.ts';
import { type Column, type FoldBox, fold, unfolded } from './fold.ts';
import { arrowHead, wirePath } from './paths.ts';
import { around, covers, type Mark, type Point, type Rect, type Scene } from './picture.ts';
import { clip, textAt, textBox, textWidth } from './text.ts';

/** Between columns, above and below them: room for the wire from one to the next. */
const gutter = 76;
const rise = 30;
const fall = 16;
const aspect = 1.4;

function drawCard(node: NetworkNode, { x, y }: Point, analysis: Analysis, language: Language): Mark {
  const layer = findLayer(node.type);
  const facts = analysis.layers.get(node.id);
  const name = node.label ?? node.id;
  const shape = facts?.outputShape ? shapeText(facts.outputShape) : '–';
  const parameters = facts && facts.parameters > 0 ? humane(facts.parameters) : '';
  const title = layer?.help.title[language] ?? node.type;
  const details = [title, ...(layer ? keyParameters(layer, node.params, language) : [])].join(' · ');
  const left = x + 17;
  const right = x + card.width - 12;
  const room = (beside: string, size: number): number => right - left - textWidth(beside, size) - 8;
  const { border, text, muted, paper } = ink;
  return {
    kind: 'group',
    title: `${name}: ${details}, ${shape}`,
    marks: [
      { kind: 'rect', x, y, width: card.width, height: card.height, radius: 9, fill: paper, stroke: border },
      {
        kind: 'rect',
        x: x + 7,
        y: y + 10,
        width: 3,
        height: card.height - 20,
        radius: 1.5,
        fill: categoryColours[layer?.category ?? 'shape'],
      },
      textAt(clip(name, 13, room(shape, 12), true), left, y + 24, { size: 13, bold: true, colour: text }),
      textAt(shape, right, y + 24, { size: 12, anchor: 'end', colour: text }),
      textAt(clip(details, 11, room(parameters, 11)), left, y + 41, { size: 11, colour: muted }),
      ...(parameters === ''
        ? []
        : [textAt(parameters, right, y + 41, { size: 11, anchor: 'end', colour: muted })]),
    ],
  };
}

/** A wire, what flows along it, and where that can be told. */
interface Wire {
  readonly path: string;
  readonly head?: Point;
  readonly label?: string;
  readonly place?: Point & { readonly anchor: 'start' | 'middle' };
}

const straight = 16;

/** Between two cards of a column, or from where the column is entered. */
function drawWire(from: Point, to: Point, cards: Obstacles, label: string | undefined): Wire {
  const end = { x: to.x, y: to.y - 5 };
  const way = lane(from, to, cards);
  const middle = (from.y + to.y) / 2 + 3.5;
  const told = label === undefined ? {} : { label };
  if (way !== undefined)
    return {
      path: lanePath(from, end, way),
      head: to,
      ...told,
      place: { x: way, y: middle, anchor: 'middle' },
    };
  const beside = Math.abs(to.x - from.x) <= straight;
  return {
    path: wirePath(from, end),
    head: to,
    ...told,
    place: { x: (from.x + to.x) / 2 + (beside ? 7 : 0), y: middle, anchor: beside ? 'start' : 'middle' },
  };
}

/** Draws the wires and, where nothing is covered, what flows along them. */
function drawWires(wires: readonly Wire[], cards: readonly Rect[]): { marks: Mark[]; labels: Rect[] } {
  const labels: Rect[] = [];
  const lines: Mark[] = [];
  const texts: Mark[] = [];
  for (const { path, head, label, place } of wires) {
    lines.push({ kind: 'path', d: path, stroke: ink.line, strokeWidth: 1.3 });
    if (head) lines.push({ kind: 'path', d: arrowHead(head, 'down'), fill: ink.line });
    if (label === undefined || place === undefined) continue;
    const words = textAt(label, place.x, place.y, { size: 10, anchor: place.anchor, colour: ink.muted });
    const box = textBox(words);
    if ([...cards, ...labels].some((other) => covers(box, other))) continue;
    labels.push(box);
    const { x, y, width, height } = box;
    texts.push(
      { kind: 'rect', x: x - 2, y: y - 1, width: width + 4, height: height + 2, fill: ink.paper },
      words,
    );
  }
  return { marks: [...lines, ...texts], labels };
}

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

/** The cards as on the canvas, with the shapes on the wires. */
export function cardScene(given: Network, analysis: Analysis, { language, wrap }: CardOptions): Scene {
  const network = withPositions(given);
  const placed = new Map<NodeId, FoldBox>(
    network.nodes.map(({ id, position }) => [
      id,
      { id, ...(position ?? { x: 0, y: 0 }), width: card.width, height: card.height },
    ]),
  );
  const wiring = [...wire(network)].flatMap(([target, slots]) =>
    slots.flatMap((edge, slot) => (edge ? [{ edge, slot, slots: slots.length, target }] : [])),
  );
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  const outOf = ({ x, y }: Rect): Point => ({ x: x + card.width / 2, y: y + card.height });
  const inTo = ({ x, y }: Rect, { target, slot, slots }: (typeof wiring)[number]): Point => ({
    x: x + slotX(slot, shownInputs(byId.get(target)?.type ?? '', slots)),
    y,
  });
  const natural = obstacles([...placed.values()]);
  for (const each of wiring) {
    const [source, target] = [placed.get(each.edge.source), placed.get(each.target)];
    const way = source && target && lane(outOf(source), inTo(target, each), natural);
    if (way === undefined) continue;
    const beside = { x: way - 28, y: target!.y, width: 56, height: 1 };
    const reach = target!.reach ? around([target!.reach, beside]) : beside;
    placed.set(each.target, { ...target!, reach });
  }
  const boxes = [...placed.values()];
  const columns = wrap ? fold(boxes, network.edges, { gutter, aspect }) : unfolded(boxes);
  const columnOf = new Map(columns.flatMap((column) => [...column.ids].map((id) => [id, column] as const)));
  const cards = new Map<NodeId, Rect>(
    boxes.map(({ id, x, y, width, height }) => {
      const { dx, dy } = columnOf.get(id)!;
      return [id, { x: x + dx, y: y + dy, width, height }];
    }),
  );
  const rects = [...cards.values()];
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

  const inWay = obstacles(rects);
  for (const each of wiring) {
    const { edge, target } = each;
    const [source, rect] = [cards.get(edge.source), cards.get(target)];
    const [before, column] = [columnOf.get(edge.source), columnOf.get(target)];
    if (!source || !rect || !before || !column) continue;
    const to = inTo(rect, each);
    const shape = analysis.layers.get(edge.source)?.outputShape;
    const turning = before !== column && column.fedBy === edge.source;
    const from = turning ? enter(outOf(source), to, before, column) : outOf(source);
    wires.push(drawWire(from, to, inWay, shape && shapeText(shape)));
  }

  const { marks, labels } = drawWires(wires, rects);
  const drawn = network.nodes.map((node) => drawCard(node, cards.get(node.id)!, analysis, language));
  return {
    marks: [...marks, ...drawn],
    boxes: [...rects, ...labels],
    frame: around([...rects, ...labels, ...turns, ...columns.map((column) => column.frame)]),
  };
}
