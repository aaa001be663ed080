import type { Mark, Picture } from './picture.ts';
import { textWidth } from './text.ts';
import { element, escapeXml, plainNumber } from './xml.ts';

/** Fonts that are measured alike; what has no Latin letters takes what the reader's machine has. */
const fonts =
  "Helvetica, Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

function draw(mark: Mark): string {
  switch (mark.kind) {
    case 'rect':
      return element('rect', {
        x: mark.x,
        y: mark.y,
        width: mark.width,
        height: mark.height,
        rx: mark.radius,
        fill: mark.fill ?? 'none',
        stroke: mark.stroke,
        'stroke-width': mark.strokeWidth,
      });
    case 'path':
      return element('path', {
        d: mark.d,
        fill: mark.fill ?? 'none',
        stroke: mark.stroke,
        'stroke-width': mark.strokeWidth,
        'stroke-linejoin': mark.stroke === undefined ? undefined : 'round',
      });
    case 'text':
      return element(
        'text',
        {
          x: mark.x,
          y: mark.y,
          'font-size': mark.size,
          fill: mark.colour,
          'font-weight': mark.bold ? 'bold' : undefined,
          'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
          // A reader's font that is wider or narrower is fitted to what was reckoned with.
          textLength: textWidth(mark.text, mark.size, mark.bold),
          lengthAdjust: 'spacingAndGlyphs',
        },
        escapeXml(mark.text),
      );
    case 'group':
      return element('g', {}, element('title', {}, escapeXml(mark.title)), ...mark.marks.map(draw));
  }
}

/** The picture as an SVG file's text. */
export function svgText({ title, marks, frame }: Picture): string {
  const { x, y, width, height } = frame;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [x, y, width, height].map(plainNumber).join(' '),
      'font-family': fonts,
      role: 'img',
    },
    element('title', {}, escapeXml(title)),
    ...marks.map((mark) => `\n${draw(mark)}`),
    '\n',
  );
  return `${svg}\n`;
}
