import { ink } from './colours.ts';
import { element, escapeXml } from './xml.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A drawing, with the places of what must not cover each other. */
export interface Scene {
  /** SVG elements, the lowest first. */
  readonly elements: readonly string[];
  /** Cards or volumes with their captions, and the texts beside wires. */
  readonly boxes: readonly Rect[];
}

/** A picture as a file's text, and its size in CSS pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Fonts that are measured alike; what has no Latin letters takes what the reader's machine has. */
const fonts =
  "Helvetica, Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

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

/** The file's text: what is in `frame`, with a margin, on white. */
export function pictureOf({ elements }: Scene, frame: Rect, title: string, margin = 16): Picture {
  const width = Math.ceil(frame.width + 2 * margin);
  const height = Math.ceil(frame.height + 2 * margin);
  const left = frame.x - margin;
  const top = frame.y - margin;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${[left, top, width, height].map((value) => Number(value.toFixed(2))).join(' ')}`,
      'font-family': fonts,
      role: 'img',
    },
    element('title', {}, escapeXml(title)),
    '\n',
    element('rect', { x: left, y: top, width, height, fill: ink.paper }),
    '\n',
    elements.join('\n'),
    '\n',
  );
  return { svg: `${svg}\n`, width, height };
}
