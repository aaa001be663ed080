import type { Mark, Picture, TextMark } from './picture.ts';
import { leftOf, textWidth } from './text.ts';
import { plainNumber } from './xml.ts';

/**
 * The picture as one page of PDF 1.4, in lines and letters. Latin text is in Helvetica, which every reader has; all else in the
 * Chinese font that readers bring for documents that name it. So nothing is embedded, and nothing but text is in the file.
 */

/** A CSS pixel in points. */
const point = 0.75;

/** Windows-1252 beyond Latin-1, and what looks like one of its signs. */
const windows: Readonly<Record<string, number>> = {
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '−': 0x96,
  '—': 0x97,
  '\u202f': 0x20,
};

function latinCode(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) ? code : windows[character];
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

interface Run {
  readonly font: 'F1' | 'F2' | 'F3';
  readonly text: string;
  /** The string in PDF's words. */
  readonly codes: string;
}

/** A text in runs of one font each. */
function runsOf({ text, bold = false }: TextMark): readonly Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const latin = latinCode(character);
    const unit = character.length === 1 ? character.charCodeAt(0) : 0xfffd;
    const font = latin === undefined ? 'F3' : bold ? 'F2' : 'F1';
    const codes = latin === undefined ? hex(unit, 4) : hex(latin, 2);
    const last = runs.at(-1);
    if (last?.font === font)
      runs[runs.length - 1] = { font, text: last.text + character, codes: last.codes + codes };
    else runs.push({ font, text: character, codes });
  }
  return runs;
}

const numbers = (...values: readonly number[]): string => values.map(plainNumber).join(' ');

const colour = (value: string): string =>
  [1, 3, 5].map((at) => plainNumber(Number.parseInt(value.slice(at, at + 2), 16) / 255)).join(' ');

function drawText(mark: TextMark): string {
  let x = leftOf(mark);
  return runsOf(mark)
    .map(({ font, text, codes }) => {
      const shown = `/${font} ${plainNumber(mark.size)} Tf 1 0 0 -1 ${numbers(x, mark.y)} Tm <${codes}> Tj`;
      x += textWidth(text, mark.size, mark.bold);
      return `BT ${colour(mark.colour)} rg ${shown} ET`;
    })
    .join('\n');
}

/** SVG's path in PDF's words; a quadratic curve is a cubic one. */
function pathWords(d: string): string {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([MLHQCZ])([^MLHQCZ]*)/g)]
    .map(([, letter, written]) => {
      const given = (written?.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
      const [fromX, fromY] = [x, y];
      if (letter === 'H') x = given[0] ?? x;
      else if (letter !== 'Z') [x, y] = [given.at(-2) ?? x, given.at(-1) ?? y];
      switch (letter) {
        case 'M':
          return `${numbers(x, y)} m`;
        case 'Q': {
          const [cx, cy] = [given[0] ?? x, given[1] ?? y];
          const towards = (end: number, control: number): number => end + (2 / 3) * (control - end);
          return `${numbers(towards(fromX, cx), towards(fromY, cy), towards(x, cx), towards(y, cy), x, y)} c`;
        }
        case 'C':
          return `${numbers(...given)} c`;
        case 'Z':
          return 'h';
        default:
          return `${numbers(x, y)} l`;
      }
    })
    .join(' ');
}

function rectPath({ x, y, width, height, radius = 0 }: Extract<Mark, { kind: 'rect' }>): string {
  const [right, bottom, r] = [x + width, y + height, radius];
  const corner = (cx: number, cy: number, px: number, py: number): string =>
    `Q${numbers(cx, cy)} ${numbers(px, py)}`;
  return [
    `M${numbers(x + r, y)}L${numbers(right - r, y)}${corner(right, y, right, y + r)}`,
    `L${numbers(right, bottom - r)}${corner(right, bottom, right - r, bottom)}`,
    `L${numbers(x + r, bottom)}${corner(x, bottom, x, bottom - r)}`,
    `L${numbers(x, y + r)}${corner(x, y, x + r, y)}Z`,
  ].join('');
}

function draw(mark: Mark): string {
  switch (mark.kind) {
    case 'text':
      return drawText(mark);
    case 'group':
      return mark.marks.map(draw).join('\n');
    case 'rect':
    case 'path': {
      const { fill, stroke, strokeWidth = 1 } = mark;
      const paint = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
      return [
        fill === undefined ? '' : `${colour(fill)} rg `,
        stroke === undefined ? '' : `${colour(stroke)} RG ${plainNumber(strokeWidth)} w `,
        `${pathWords(mark.kind === 'rect' ? rectPath(mark) : mark.d)} ${paint}`,
      ].join('');
    }
  }
}

const titleCodes = (text: string): string =>
  `<feff${Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join('')}>`;

const latinFont = (name: string): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/** The file. Every character of it is ASCII but for the mark that says that files of its kind are binary. */
export function pdfBytes({ title, marks, frame }: Picture): Uint8Array<ArrayBuffer> {
  const content = [
    `1 j ${numbers(point, 0, 0, -point, -frame.x * point, (frame.y + frame.height) * point)} cm`,
    ...marks.map(draw),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${numbers(frame.width * point, frame.height * point)}] /Contents 4 0 R ` +
      '/Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    latinFont('Helvetica'),
    latinFont('Helvetica-Bold'),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [8 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 9 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
      '/Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>',
    `<< /Title ${titleCodes(title)} /Producer (Netloom) >>`,
  ];
  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}
