import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import { totalsWithin } from '../../analysis/totals.ts';
import { withPositions } from '../../drawing/layout.ts';
import { humane } from '../../format/numbers.ts';
import type { Network, NodeId } from '../../network/network.ts';
import { createSketch, findTemplate, templates } from '../../templates/index.ts';
import { blockScene } from './blocks.ts';
import { cardScene } from './cards.ts';
import { categoryColours } from './colours.ts';
import { networkPicture, pdfBytes, pictureStyles, svgText, thumbnail } from './index.ts';
import { covers, type Rect } from './picture.ts';
import { paragraph, textWidth } from './text.ts';
import { escapeXml } from './xml.ts';

/** Networks that branch, join and have names of any letters; some do not fit together. */
const networks: fc.Arbitrary<Network> = fc
  .record({
    layers: fc.array(
      fc.record({
        type: fc.constantFrom(
          'Conv',
          'ReLU',
          'MaxPool',
          'BatchNorm',
          'Add',
          'Concat',
          'FC',
          'Dropout',
          'Nonsense',
        ),
        from: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
        label: fc.option(fc.string({ unit: 'binary', maxLength: 30 }), { nil: undefined }),
      }),
      { maxLength: 24 },
    ),
    name: fc.string({ unit: 'binary', maxLength: 20 }),
    right: fc.boolean(),
  })
  .map(({ layers, name, right }) => {
    const sketch = createSketch();
    sketch.add('input', 'Input', { height: 32, width: 32, channels: 3 });
    layers.forEach(({ type, from }, index) => {
      const count = type === 'Add' || type === 'Concat' ? from.length : 1;
      const sources = from.slice(0, count).map((at): NodeId => sketch.nodes[at % sketch.nodes.length]!.id);
      const params =
        type === 'Conv' ? { filters: 8, kernel: 3, padding: 1 } : type === 'FC' ? { units: 10 } : {};
      sketch.add(`n${index}`, type, params, sources);
    });
    const nodes = sketch.nodes.map((node, index) => {
      const label = layers[index - 1]?.label;
      return label === undefined ? node : { ...node, label };
    });
    const direction = right ? ({ direction: 'right' } as const) : {};
    return { format: 'netloom', version: 1, name, ...direction, nodes, edges: sketch.edges };
  });

/** Every tag is closed in its turn, and no bare sign is left. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/g,
    (_, end, name, __, alone) => {
      if (end === '/') {
        if (open.pop() !== name) open.push('wrong');
      } else if (alone === '') open.push(name);
      return '';
    },
  );
  return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot);)/.test(rest);
}

/** Each object lies where the table of references says, the content is as long as it says, and no number is missing. */
function isSoundPdf(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes);
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
  const [, length, content] = /<< \/Length (\d+) >>\nstream\n(.*?)\nendstream/s.exec(text) ?? [];
  return (
    text.startsWith('%PDF-1.4\n') &&
    offsets.length === 10 &&
    offsets.every((offset, index) => text.startsWith(`${index + 1} 0 obj\n`, offset)) &&
    Number(length) === content?.length &&
    !/NaN|undefined|Infinity|e-/.test(content ?? 'NaN')
  );
}

const overlapping = (boxes: readonly Rect[]): readonly (readonly [Rect, Rect])[] =>
  boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => (covers(a, b) ? [[a, b] as const] : [])));

const scenes = (network: Network, wrap: boolean) => {
  const analysis = analyse(network);
  return [
    cardScene(network, analysis, { language: 'en', wrap }),
    blockScene(network, analysis, { language: 'en', wrap }),
  ];
};

test('any network: well-formed, every layer in it, and nothing covers anything', () => {
  fc.assert(
    fc.property(networks, fc.boolean(), (network, wrap) => {
      for (const style of pictureStyles) {
        const picture = networkPicture(network, { style, wrap });
        expect(isWellFormed(svgText(picture))).toBe(true);
        expect(isSoundPdf(pdfBytes(picture))).toBe(true);
      }
      const cards = svgText(networkPicture(network, { style: 'cards', wrap }));
      for (const { id, label } of network.nodes)
        expect(cards).toContain(`<title>${escapeXml(`${label ?? id}: `)}`);
      for (const { boxes, frame } of scenes(network, wrap)) {
        expect(overlapping(boxes)).toEqual([]);
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(frame.x - 0.01);
          expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height + 0.01);
        }
      }
      expect(isWellFormed(svgText(thumbnail(network, analyse(network))))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** To the right a card takes more than down; the shortcuts of U-Net span all of it, so that it cannot be laid out in rows. */
const widest = 15;

describe.each(templates)('$id', (template) => {
  const network = template.draw();

  test('covers nothing, and is neither a ribbon nor a tower', () => {
    const right: Network = { ...network, direction: 'right' };
    const sideways = cardScene(right, analyse(right), { language: 'en', wrap: true });
    for (const scene of [...scenes(network, true), sideways]) {
      const { boxes, frame } = scene;
      expect(overlapping(boxes)).toEqual([]);
      expect(frame.width / frame.height).toBeGreaterThan(0.25);
      expect(frame.width / frame.height).toBeLessThan(scene === sideways ? widest : 6);
    }
  });
});

test('blocks of AlexNet: shapes under the volumes, layers on the arrows, what keeps the shape beside them', () => {
  const svg = svgText(networkPicture(findTemplate('alexnet')!.draw(), { style: 'blocks' }));
  for (const text of [
    '227×227×3',
    '55×55×96',
    'Conv 11×11',
    'stride 4, ReLU',
    'stride 2, LRN',
    '6×6×256',
    '4096',
    'fc8',
  ])
    expect(svg).toContain(`>${text}<`);
  expect(svg).not.toContain('>relu1<');
});

test('cards of LeNet-5: names, words and shapes on the wires', () => {
  const lenet = findTemplate('lenet-5')!.draw();
  const svg = svgText(networkPicture(lenet, { style: 'cards' }));
  for (const { id } of lenet.nodes) expect(svg).toContain(`>${id}<`);
  // Once on the card that makes it, once on the wire.
  expect(svg.split('>10×10×16<').length - 1).toBe(4);
  expect(svgText(networkPicture(lenet, { style: 'cards', language: 'zh' }))).toContain('最大池化');
  expect(svg).toBe(svgText(networkPicture(lenet, { style: 'cards' })));
});

describe('groups and comments', () => {
  const drawn = withPositions(findTemplate('resnet-18')!.draw());
  const nodesOf = (block: string): readonly string[] =>
    drawn.nodes.map(({ id }) => id).filter((id) => id.startsWith(block));
  const bottom = Math.max(...drawn.nodes.map(({ position }) => position!.y));
  const network: Network = {
    ...drawn,
    groups: [
      { id: 'a', name: 'Stage 1', nodes: nodesOf('layer1_') },
      { id: 'b', name: 'Stage 2', nodes: nodesOf('layer2_1'), collapsed: true },
      { id: 'c', name: 'Last block', nodes: nodesOf('layer4_2') },
    ],
    comments: [
      {
        id: 'note',
        text: 'Identity shortcuts, as in He et al. 2015 <Fig. 3>.\n深度残差学习',
        position: { x: -900, y: bottom - 400 },
      },
    ],
  };
  const analysis = analyse(network);
  const svg = svgText(networkPicture(network, { style: 'cards' }));

  test('are drawn as on the canvas: frames with their totals, a block for a collapsed group, the text of comments', () => {
    for (const name of ['Stage 1', 'Stage 2', 'Last block']) expect(svg).toContain(`>${name}<`);
    const { parameters } = totalsWithin(analysis, nodesOf('layer2_1'));
    expect(svg).toContain(`>${humane(parameters)} parameters<`);
    expect(svg).toContain('>56×56×64 → 28×28×128<');
    const shown = drawn.nodes.filter(({ id }) => !id.startsWith('layer2_1'));
    for (const { id } of shown) expect(svg).toContain(`<title>${id}: `);
    expect(svg).not.toContain('<title>layer2_1');
    expect(svg).toContain('>Identity shortcuts, as in He et al.<');
    expect(svg).toContain('>深度残差学习<');
    expect(isWellFormed(svg)).toBe(true);
    expect(isSoundPdf(pdfBytes(networkPicture(network, { style: 'cards' })))).toBe(true);
  });

  test.each([true, false])('cover nothing, and what is framed stays together (wrapped: %s)', (wrap) => {
    const { boxes, marks, frame } = cardScene(network, analysis, { language: 'en', wrap });
    expect(overlapping(boxes)).toEqual([]);
    expect(boxes.every((box) => box.x >= frame.x && box.x + box.width <= frame.x + frame.width)).toBe(true);
    const rectOf = (title: string): Rect => {
      const group = marks.find((mark) => mark.kind === 'group' && mark.title.startsWith(title));
      const rect = group?.kind === 'group' ? group.marks[0] : undefined;
      if (rect?.kind !== 'rect') throw new Error(`${title} is not drawn`);
      return rect;
    };
    for (const [name, block] of [
      ['Stage 1', 'layer1_'],
      ['Last block', 'layer4_2'],
    ] as const) {
      const around = rectOf(name);
      for (const id of nodesOf(block)) {
        const card = rectOf(`${id}: `);
        expect(card.x > around.x && card.x + card.width < around.x + around.width).toBe(true);
        expect(card.y > around.y && card.y + card.height < around.y + around.height).toBe(true);
      }
    }
  });
});

test('a long name ends in an ellipsis where it has no room, and is whole in the title', () => {
  const name = 'encoder_stage_three_bottleneck_projection_conv';
  const lenet = findTemplate('lenet-5')!.draw();
  const nodes = lenet.nodes.map((node) => (node.id === 'conv2' ? { ...node, label: name } : node));
  for (const style of pictureStyles) {
    const svg = svgText(networkPicture({ ...lenet, nodes }, { style }));
    expect(svg).toContain(`<title>${name}: `);
    expect(svg).toMatch(/>encoder_stage[a-z_]*…</);
    expect(svg).not.toContain(`>${name}<`);
  }
});

test('paragraphs: words over lines, a long word broken, Chinese anywhere, what is left over an ellipsis', () => {
  const room = textWidth('an example', 10) + 1;
  expect(paragraph('an example of text', 10, room, 9)).toEqual(['an example', 'of text']);
  expect(paragraph('a\n\nb', 10, room, 9)).toEqual(['a', '', 'b']);
  expect(paragraph('卷积神经网络', 10, 40, 9)).toEqual(['卷积神经', '网络']);
  for (const text of ['antidisestablishmentarianism', '  spaced   out  words '])
    for (const line of paragraph(text, 10, room, 9)) expect(textWidth(line, 10)).toBeLessThanOrEqual(room);
  expect(paragraph('an example of text and more', 10, room, 2)).toEqual(['an example', 'of text an…']);
});

test('PDF: Latin in Helvetica, the rest in a Chinese font, each by its own codes', () => {
  const lenet = findTemplate('lenet-5')!.draw();
  const pdf = (language: 'en' | 'zh'): string =>
    String.fromCharCode(...pdfBytes(networkPicture(lenet, { style: 'cards', language })));
  const code = (text: string, digits: number): string =>
    [...text].map((character) => character.charCodeAt(0).toString(16).padStart(digits, '0')).join('');
  expect(pdf('en')).toContain(`<${code('28×28×6', 2)}> Tj`);
  expect(pdf('en')).not.toContain('/F3 11 Tf');
  expect(pdf('zh')).toContain(`<${code('最大池化', 4)}> Tj`);
});

test('the colours are those of the light window', () => {
  const tokens = readFileSync(new URL('../../../renderer/theme/tokens.css', import.meta.url), 'utf8');
  const light = tokens.slice(0, tokens.indexOf('data-theme="dark"'));
  for (const [category, colour] of Object.entries(categoryColours))
    expect(light).toContain(`--cat-${category}: ${colour};`);
});

test('text is measured as Helvetica', () => {
  expect(textWidth('AlexNet', 1000)).toBe(667 + 222 + 556 + 500 + 722 + 556 + 278);
  expect(textWidth('卷积', 10)).toBe(20);
});
