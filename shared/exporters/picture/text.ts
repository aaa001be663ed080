import type { Rect, TextMark } from './picture.ts';

/** Advance widths of Helvetica (and Arial) in thousandths of the size, from space to tilde. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const;

/** Signs beyond ASCII that layers' words are full of. */
const signs: Readonly<Record<string, number>> = {
  '·': 278,
  '×': 584,
  '−': 584,
  '–': 556,
  '…': 1000,
  '’': 222,
  '→': 1000,
};

/** Anything beyond Latin is taken to be as wide as it is high. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return widths[code - 32] ?? signs[character] ?? (code < 0x250 ? 620 : 1000);
}

/** How wide a text is, without a browser to ask. Bold is wider by about a twentieth. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character);
  return (sum * size * (bold ? 1.06 : 1)) / 1000;
}

/** The text, or as much of it as fits, with an ellipsis. */
export function clip(text: string, size: number, room: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size, bold) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Words over lines of at most `room`; a longer word stands alone, clipped. */
export function wrap(words: readonly string[], size: number, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last}, ${word}`;
    if (last !== undefined && textWidth(joined, size) <= room) lines[lines.length - 1] = joined;
    else lines.push(clip(word, size, room));
  }
  return lines;
}

/** Where a line may end: after spaces, and around what is written without them. */
const pieces = /\s*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])|\s+/g;

/** A text with its own line breaks over at most `most` lines; what is left over is an ellipsis. */
export function paragraph(text: string, size: number, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const own of text.split('\n')) {
    let line = '';
    for (const piece of own.match(pieces) ?? []) {
      if (line !== '' && textWidth(line + piece, size) > room) {
        lines.push(line);
        line = '';
      }
      for (const character of line === '' ? piece.trimStart() : piece) {
        // A word that is longer than a line.
        if (line !== '' && textWidth(line + character, size) > room) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
    }
    lines.push(line);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), clip(`${lines.slice(most - 1).join(' ')}…`, size, room)];
}

export type TextStyle = Pick<TextMark, 'size' | 'bold' | 'anchor' | 'colour'>;

/** A line of text by its baseline. */
export const textAt = (text: string, x: number, y: number, style: TextStyle): TextMark => ({
  kind: 'text',
  text,
  x,
  y,
  ...style,
});

/** Where a line begins. */
export function leftOf({ text, x, size, bold = false, anchor = 'start' }: TextMark): number {
  if (anchor === 'start') return x;
  return x - textWidth(text, size, bold) / (anchor === 'middle' ? 2 : 1);
}

/** What a line covers. */
export const textBox = (mark: TextMark): Rect => ({
  x: leftOf(mark),
  y: mark.y - 0.8 * mark.size,
  width: textWidth(mark.text, mark.size, mark.bold),
  height: mark.size,
});
