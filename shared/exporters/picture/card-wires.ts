import { turned } from '../../drawing/geometry.ts';
import { labelPlace } from '../../drawing/labels.ts';
import { lane, lanePath, type Obstacles } from '../../drawing/routing.ts';
import type { Direction } from '../../network/network.ts';
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

/** From the place of a label to where its words begin, or to the middle of their baseline. */
const shifts = {
  on: { x: 0, y: 3.5, anchor: 'middle' },
  beside: { x: 7, y: 3.5, anchor: 'start' },
  above: { x: 0, y: -6, anchor: 'middle' },
} as const;

/** Between two cards of a column, or from where the column is entered. */
export function drawWire(from: Point, to: Point, cards: Obstacles, label: string | undefined): Wire {
  const { direction } = cards;
  const tip = turned(to, direction);
  const end = turned({ x: tip.x, y: tip.y - 5 }, direction);
  const way = lane(from, to, cards);
  const { at, side } = labelPlace(from, to, way, direction);
  const shift = shifts[side];
  return {
    path: way === undefined ? wirePath(from, end, direction) : lanePath(from, end, way, direction),
    head: to,
    ...(label === undefined ? {} : { label }),
    place: { x: at.x + shift.x, y: at.y + shift.y, anchor: shift.anchor },
  };
}

/** Draws the wires and, where nothing of what is `taken` is covered, what flows along them. */
export function drawWires(
  wires: readonly Wire[],
  taken: readonly Rect[],
  direction: Direction | undefined,
): { marks: Mark[]; labels: Rect[] } {
  const labels: Rect[] = [];
  const lines: Mark[] = [];
  const texts: Mark[] = [];
  for (const { path, head, label, place } of wires) {
    lines.push({ kind: 'path', d: path, stroke: ink.line, strokeWidth: 1.3 });
    if (head) lines.push({ kind: 'path', d: arrowHead(head, direction ?? 'down'), fill: ink.line });
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
