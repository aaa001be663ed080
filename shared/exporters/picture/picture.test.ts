import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import type { Network, NodeId } from '../../network/network.ts';
import { createSketch, findTemplate, templates } from '../../templates/index.ts';
import { blockScene } from './blocks.ts';
import { cardScene } from './cards.ts';
import { categoryColours } from './colours.ts';
import { networkPicture, pdfBytes, pictureStyles, svgText, thumbnail } from './index.ts';
import { covers, type Rect } from './picture.ts';
import { textWidth } from './text.ts';
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
  })
  .map(({ layers, name }) => {
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
    return { format: 'netloom', version: 1, name, nodes, edges: sketch.edges };
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

describe.each(templates)('$id', (template) => {
  const network = template.draw();

  test('covers nothing, and is neither a ribbon nor a tower', () => {
    for (const { boxes, frame } of scenes(network, true)) {
      expect(overlapping(boxes)).toEqual([]);
      expect(frame.width / frame.height).toBeGreaterThan(0.25);
      expect(frame.width / frame.height).toBeLessThan(6);
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
