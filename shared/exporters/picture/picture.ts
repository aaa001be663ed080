import { ink } from './colours.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
}

export interface TextMark extends Point {
  readonly kind: 'text';
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** What is drawn, whatever the file is to be. Lengths are CSS pixels, y grows downwards, text stands on its baseline. */
export type Mark =
  | (Rect & Paint & { readonly kind: 'rect'; readonly radius?: number })
  /** `d` in SVG's words, of M, L, H, Q, C and Z alone, each letter written. */
  | (Paint & { readonly kind: 'path'; readonly d: string })
  | TextMark
  /** Marks of one thing, with the words for whoever cannot see it. */
  | { readonly kind: 'group'; readonly title: string; readonly marks: readonly Mark[] };

/** A drawing, with the places of what must not cover each other. */
export interface Scene {
  /** The lowest first. */
  readonly marks: readonly Mark[];
  /** Cards or volumes with their captions, and the texts beside wires. */
  readonly boxes: readonly Rect[];
  /** Around all of it. */
  readonly frame: Rect;
}

/** What a file shows of a scene. */
export interface Picture {
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly frame: Rect;
}

/** The rectangle around all of them. */
export function around(boxes: readonly Rect[]): Rect {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const covers = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The scene with a margin around it; on white, unless it lies on something. */
export function pictureOf(
  { marks, frame }: Scene,
  title: string,
  { margin = 16, paper = true } = {},
): Picture {
  const page: Rect = {
    x: frame.x - margin,
    y: frame.y - margin,
    width: Math.ceil(frame.width + 2 * margin),
    height: Math.ceil(frame.height + 2 * margin),
  };
  return {
    title,
    marks: paper ? [{ kind: 'rect', ...page, fill: ink.paper }, ...marks] : marks,
    frame: page,
  };
}
