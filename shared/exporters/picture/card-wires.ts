import type { Obstacles } from '../../drawing/routing.ts';
import { lane, lanePath } from '../../drawing/routing.ts';
import { ink } from './colours.ts';
import { arrowHead, wirePath } from './paths.ts';
import { covers, type Mark, type Point, type Rect } from './picture.ts';
import { textAt, textBox } from './text.ts';

/** A wire, what flows along it, and where that can be told. */
export interface Wire {
  readonly path: string;
  readonly head?: Point;
  readonly label?: string;
  readonly place?: Point & { readonly anchor: 'start' | 'middle' };
}

const straight = 16;

/** Between two cards of a column, or from where the column is entered. */
export function drawWire(from: Point, to: Point, cards: Obstacles, label: string | undefined): Wire {
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

/** Draws the wires and, where nothing of what is `taken` is covered, what flows along them. */
export function drawWires(wires: readonly Wire[], taken: readonly Rect[]): { marks: Mark[]; labels: Rect[] } {
  const labels: Rect[] = [];
  const lines: Mark[] = [];
  const texts: Mark[] = [];
  for (const { path, head, label, place } of wires) {
    lines.push({ kind: 'path', d: path, stroke: ink.line, strokeWidth: 1.3 });
    if (head) lines.push({ kind: 'path', d: arrowHead(head, 'down'), fill: ink.line });
    if (label === undefined || place === undefined) continue;
    const words = textAt(label, place.x, place.y, { size: 10, anchor: place.anchor, colour: ink.muted });
    const box = textBox(words);
    if ([...taken, ...labels].some((other) => covers(box, other))) continue;
    labels.push(box);
    const { x, y, width, height } = box;
    texts.push(
      { kind: 'rect', x: x - 2, y: y - 1, width: width + 4, height: height + 2, fill: ink.paper },
      words,
    );
  }
  return { marks: [...lines, ...texts], labels };
}
