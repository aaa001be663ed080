import { totalsWithin } from '../../analysis/totals.ts';
import type { Analysis } from '../../analysis/types.ts';
import { card } from '../../drawing/geometry.ts';
import type { Block } from '../../drawing/groups.ts';
import { keyParameters } from '../../drawing/summary.ts';
import { humane, shapeText } from '../../format/numbers.ts';
import type { Category, Language, Shape } from '../../layers/define.ts';
import { findLayer } from '../../layers/index.ts';
import type { Comment, Group, NetworkNode, NodeId } from '../../network/network.ts';
import { categoryColours, ink } from './colours.ts';
import type { Mark, Point, Rect, TextMark } from './picture.ts';
import { clip, paragraph, textAt, textWidth } from './text.ts';

const { border, text: dark, muted, paper } = ink;
/** Where the words of a card begin and end. */
const [left, right] = [17, card.width - 12];

/** Long words become smaller, down to this, before they are clipped. */
const smallest = 10;

/** Words at the left, in the room that those at the right leave. */
function line(
  y: number,
  { x }: Point,
  [begin, end]: readonly [string, string],
  style: { readonly size: number; readonly bold?: boolean; readonly colour: string },
  endStyle: { readonly size: number; readonly colour: string } = style,
): readonly TextMark[] {
  const room = right - left - (end === '' ? 0 : textWidth(end, endStyle.size) + 8);
  const size = Math.max(
    smallest,
    Math.min(style.size, (style.size * room) / textWidth(begin, style.size, style.bold)),
  );
  return [
    textAt(clip(begin, size, room, style.bold), x + left, y, { ...style, size }),
    ...(end === ''
      ? []
      : [textAt(end, x + right, y, { size: endStyle.size, colour: endStyle.colour, anchor: 'end' })]),
  ];
}

const shapeWords = (shape: Shape | undefined): string => (shape ? shapeText(shape) : '–');

/** A layer's card as on the canvas. */
export function drawCard(node: NetworkNode, at: Point, analysis: Analysis, language: Language): Mark {
  const layer = findLayer(node.type);
  const facts = analysis.layers.get(node.id);
  const name = node.label ?? node.id;
  const shape = shapeWords(facts?.outputShape);
  const parameters = facts && facts.parameters > 0 ? humane(facts.parameters) : '';
  const title = layer?.help.title[language] ?? node.type;
  const details = [title, ...(layer ? keyParameters(layer, node.params, language) : [])].join(' · ');
  const { x, y } = at;
  return {
    kind: 'group',
    title: `${name}: ${details}, ${shape}`,
    marks: [
      { kind: 'rect', x, y, width: card.width, height: card.height, radius: 9, fill: paper, stroke: border },
      ...bar({ x: x + 7, y: y + 10, width: 3, height: card.height - 20 }, [layer?.category ?? 'shape']),
      ...line(y + 24, at, [name, shape], { size: 13, bold: true, colour: dark }, { size: 12, colour: dark }),
      ...line(y + 41, at, [details, parameters], { size: 11, colour: muted }),
    ],
  };
}

/** The colours of categories, one above the other. */
function bar({ x, y, width, height }: Rect, categories: readonly Category[]): readonly Mark[] {
  const part = height / categories.length;
  return categories.map((category, index) => ({
    kind: 'rect',
    x,
    y: y + index * part,
    width,
    height: part,
    radius: categories.length === 1 ? width / 2 : 0,
    fill: categoryColours[category],
  }));
}

const words = {
  en: {
    layers: (count: number): string => (count === 1 ? '1 layer' : `${count} layers`),
    parameters: 'parameters',
    none: 'no parameters',
    multiplyAdds: 'multiply-adds',
  },
  zh: {
    layers: (count: number): string => `${count} 层`,
    parameters: '参数',
    none: '无参数',
    multiplyAdds: '乘加',
  },
} as const;

/** More colours than this are not told apart. */
const mostColours = 16;

/** A collapsed group as on the canvas: what its layers do and cost together. */
export function drawBlock(
  { group, inputs, outputs }: Block,
  rect: Rect,
  nodes: ReadonlyMap<NodeId, NetworkNode>,
  analysis: Analysis,
  language: Language,
): Mark {
  const { x, y, width, height } = rect;
  const told = words[language];
  const { parameters, multiplyAdds } = totalsWithin(analysis, group.nodes);
  const [input] = inputs;
  const [output] = outputs;
  const inward = input && analysis.layers.get(input.node)?.inputShapes[input.slot];
  const outward = output === undefined ? undefined : analysis.layers.get(output)?.outputShape;
  const shapes = `${input ? `${shapeWords(inward)} → ` : ''}${shapeWords(outward)}`;
  const cost = parameters > 0 ? `${humane(parameters)} ${told.parameters}` : told.none;
  const work = multiplyAdds > 0 ? `${humane(multiplyAdds)} ${told.multiplyAdds}` : '';
  const count = told.layers(group.nodes.length);
  const categories = group.nodes
    .slice(0, mostColours)
    .map((id): Category => findLayer(nodes.get(id)?.type ?? '')?.category ?? 'shape');
  const small = { size: 11, colour: muted };
  return {
    kind: 'group',
    title: `${group.name}: ${count}, ${shapes}, ${cost}`,
    marks: [
      // A card beneath the card: there is more in it.
      { kind: 'rect', x, y: y + 4, width, height, radius: 9, fill: paper, stroke: border },
      { kind: 'rect', x, y, width, height, radius: 9, fill: paper, stroke: border },
      ...bar({ x: x + 7, y: y + 10, width: 3, height: height - 20 }, categories),
      ...line(y + 22, rect, [group.name, ''], { size: 13, bold: true, colour: dark }),
      ...line(y + 41, rect, [shapes, count], { size: 11, colour: dark }, small),
      ...line(y + 58, rect, [cost, work], small),
    ],
  };
}

/** The frame around an expanded group, and its words: in its left half, since wires come in at the middle and pass at the right. */
export function drawFrame(
  group: Group,
  { x, y, width, height }: Rect,
  analysis: Analysis,
): { readonly frame: Mark; readonly texts: readonly TextMark[] } {
  const { parameters } = totalsWithin(analysis, group.nodes);
  const total = parameters > 0 ? humane(parameters) : '';
  const room = width / 2 - 42 - textWidth(total, 11);
  const name = clip(group.name, 12, room, true);
  return {
    frame: {
      kind: 'group',
      title: group.name,
      marks: [
        {
          kind: 'rect',
          x,
          y: y + 1,
          width,
          height: height - 2,
          radius: 12,
          fill: ink.frame,
          stroke: ink.frameBorder,
          strokeWidth: 1.5,
        },
      ],
    },
    texts: [
      textAt(name, x + 14, y + 17, { size: 12, bold: true, colour: dark }),
      ...(total === ''
        ? []
        : [textAt(total, x + 22 + textWidth(name, 12, true), y + 17, { size: 11, colour: muted })]),
    ],
  };
}

const commentLine = 18.85;

/** A comment as on the canvas, with as many lines as fit. */
export function drawComment({ text }: Comment, { x, y, width, height }: Rect): Mark {
  const lines = paragraph(text, 13, width - 22, Math.max(1, Math.floor((height - 14) / commentLine)));
  return {
    kind: 'group',
    title: text,
    marks: [
      { kind: 'rect', x, y, width, height, radius: 8, fill: ink.comment, stroke: ink.commentBorder },
      ...lines.map((words, index) =>
        textAt(words, x + 11, y + 8 + (index + 0.73) * commentLine, { size: 13, colour: dark }),
      ),
    ],
  };
}
