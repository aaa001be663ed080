import { describe, expect, it, test } from 'vitest';
import { findingCodes } from '../layers/findings.ts';
import { applyEdit } from '../network/apply.ts';
import type { Edge, Network, NetworkNode } from '../network/network.ts';
import { emptyNetwork } from '../network/network.ts';
import { analyse } from './index.ts';
import { describeFix, describeProblem, knownCodes } from './messages.ts';
import { checkReport } from './report.ts';

const node = (id: string, type: string, params: NetworkNode['params'] = {}): NetworkNode => ({
  id,
  type,
  params,
});
const input = (size: number, channels = 3): NetworkNode =>
  node('input', 'Input', { height: size, width: size, channels });
const chain = (...nodes: readonly NetworkNode[]): Network => ({
  ...emptyNetwork('test'),
  nodes,
  edges: nodes.slice(1).map(({ id }, i) => ({ source: nodes[i]!.id, target: id })),
});
const wired = (network: Network, ...edges: readonly Edge[]): Network => ({
  ...network,
  edges: [...network.edges, ...edges],
});

interface Case {
  readonly network: Network;
  readonly code: string;
  readonly node?: string;
  readonly says: RegExp;
}

const addOfTwo = wired(
  {
    ...emptyNetwork('test'),
    nodes: [
      input(8),
      node('left', 'Conv', { filters: 4, kernel: 3 }),
      node('right', 'Conv', { filters: 4, kernel: 1 }),
      node('sum', 'Add'),
    ],
  },
  { source: 'input', target: 'left' },
  { source: 'input', target: 'right' },
  { source: 'left', target: 'sum', input: 0 },
  { source: 'right', target: 'sum', input: 1 },
);

const cases: readonly Case[] = [
  { network: emptyNetwork('test'), code: 'empty', says: /add an Input layer/ },
  {
    network: chain(input(8), node('conv1', 'Conv', { filters: 4, kernel: 11 })),
    code: 'windowTooLarge',
    node: 'conv1',
    says: /^11×11 filter does not fit an 8×8 input: use a filter of at most 8, or padding of at least 2$/,
  },
  {
    network: chain(input(8), node('pool1', 'MaxPool', { kernel: 9, stride: 1 })),
    code: 'windowTooLarge',
    node: 'pool1',
    says: /^9×9 window does not fit an 8×8 input/,
  },
  {
    network: chain(input(27, 1), node('pool1', 'MaxPool', { kernel: 2 })),
    code: 'notWhole',
    node: 'pool1',
    says: /^13\.5 is not whole: rounded down to 13, the last row and column are never seen; .*(padding 1|stride 1|kernel 3).* would fit$/,
  },
  {
    network: chain(input(8), node('pool1', 'MaxPool', { kernel: 3, padding: 2 })),
    code: 'poolPaddingTooLarge',
    node: 'pool1',
    says: /more than half/,
  },
  {
    network: chain(input(8, 4), node('conv1', 'Conv', { filters: 8, kernel: 3, groups: 3 })),
    code: 'groupsDontDivide',
    node: 'conv1',
    says: /3 groups .* 4 input channels and 8 filters/,
  },
  {
    network: chain(
      input(8),
      node('fc1', 'FC', { units: 4 }),
      node('conv1', 'Conv', { filters: 4, kernel: 1 }),
    ),
    code: 'needsSpatial',
    node: 'conv1',
    says: /images .* \[4\]/,
  },
  {
    network: chain(input(8), node('conv1', 'Cnov', { filters: 4, kernel: 1 })),
    code: 'unknownLayer',
    node: 'conv1',
    says: /no layer of type "Cnov"/,
  },
  {
    network: chain(input(8), node('conv2', 'Conv', { filters: 4, kernel: 3, stride: 0 })),
    code: 'param',
    node: 'conv2',
    says: /stride must be .* got 0/,
  },
  {
    network: chain(input(8), node('relu', 'ReLU', { floor: 1 })),
    code: 'unknownParam',
    node: 'relu',
    says: /has no parameter floor \(it has ceiling\)/,
  },
  { network: addOfTwo, code: 'shapesDiffer', node: 'sum', says: /"left" gives 6×6×4, "right" gives 8×8×4/ },
  {
    network: { ...addOfTwo, nodes: addOfTwo.nodes.map((n) => (n.id === 'sum' ? node('sum', 'Concat') : n)) },
    code: 'sizesDiffer',
    node: 'sum',
    says: /"left" gives 6×6×4, "right" gives 8×8×4/,
  },
  {
    network: { ...chain(input(8), node('a', 'ReLU')), edges: [] },
    code: 'missingInput',
    node: 'a',
    says: /Nothing is connected/,
  },
  {
    network: wired(chain(input(8), node('a', 'ReLU')), { source: 'a', target: 'input' }),
    code: 'takesNoInput',
    node: 'input',
    says: /takes no input/,
  },
  {
    network: wired(chain(input(8), node('a', 'ReLU'), node('b', 'ReLU')), { source: 'input', target: 'b' }),
    code: 'tooManyInputs',
    node: 'b',
    says: /takes 1 input; 2 are connected/,
  },
  {
    network: wired(chain(input(8), node('a', 'ReLU')), { source: 'a', target: 'ghost' }),
    code: 'edgeToNowhere',
    node: 'a',
    says: /no "ghost"/,
  },
  {
    network: wired(addOfTwo, { source: 'input', target: 'sum', input: 1 }),
    code: 'inputTwice',
    node: 'sum',
    says: /"right" and "input" are both wired to input 1/,
  },
  {
    network: wired(
      { ...emptyNetwork('test'), nodes: [input(8), node('a', 'Add'), node('b', 'ReLU'), node('c', 'ReLU')] },
      { source: 'input', target: 'a', input: 0 },
      { source: 'a', target: 'b' },
      { source: 'b', target: 'a', input: 1 },
      { source: 'a', target: 'c' },
    ),
    code: 'cycle',
    says: /(a → b → a|b → a → b)/,
  },
  {
    network: { ...emptyNetwork('test'), nodes: [node('a', 'ReLU')] },
    code: 'noInput',
    says: /no Input layer/,
  },
  {
    network: wired(
      {
        ...emptyNetwork('test'),
        nodes: [input(8), node('b', 'Input', { height: 8, width: 8, channels: 3 }), node('s', 'Add')],
      },
      { source: 'input', target: 's', input: 0 },
      { source: 'b', target: 's', input: 1 },
    ),
    code: 'severalInputs',
    says: /several Input layers \(input, b\)/,
  },
  {
    network: wired(chain(input(8), node('a', 'ReLU'), node('b', 'ReLU')), { source: 'input', target: 'a' }),
    code: 'tooManyInputs',
    node: 'a',
    says: /2 are connected/,
  },
  {
    network: {
      ...chain(input(8), node('a', 'ReLU')),
      nodes: [input(8), node('a', 'ReLU'), node('b', 'ReLU')],
    },
    code: 'severalOutputs',
    says: /several places \(a, b\)/,
  },
  {
    network: chain(input(8), node('s', 'Softmax'), node('fc', 'FC', { units: 3 })),
    code: 'lossNotLast',
    node: 's',
    says: /not the last layer/,
  },
  {
    network: chain(input(65_536), node('c', 'Conv', { filters: 65_536, kernel: 1 })),
    code: 'tooLarge',
    says: /too large/,
  },
  {
    network: chain(input(8), node('crop', 'Crop', { cropping: [4, 1] })),
    code: 'croppedAway',
    node: 'crop',
    says: /^Cropping 4×1 leaves nothing of an 8×8 input: crop at most 3/,
  },
  {
    network: chain(input(8), node('maxout', 'Maxout', { pieces: 2 })),
    code: 'piecesDontDivide',
    node: 'maxout',
    says: /^2 pieces do not divide its 3 input channels evenly$/,
  },
  {
    network: chain(input(8), node('lrn', 'LRN', { size: 4 })),
    code: 'sizeNotOdd',
    node: 'lrn',
    says: /^4 channels have no middle one: use an odd number$/,
  },
  {
    network: chain(input(8), node('act', 'RReLU', { lower: 0.5, upper: 0.25 })),
    code: 'slopesSwapped',
    node: 'act',
    says: /^Its lowest slope 0\.5 is above its highest 0\.25$/,
  },
  {
    network: chain(input(8), node('up', 'ConvTranspose', { filters: 4, kernel: 3, padding: 3 })),
    code: 'transposePadding',
    node: 'up',
    says: /^Padding 3×3 takes off more than a kernel of 3×3 lays down: use at most 2×2$/,
  },
];

describe.each(cases)('$code', ({ network, code, node: at, says }) => {
  const analysis = analyse(network);
  const problem = analysis.problems.find((each) => each.code === code);

  it('is found where it is, and says so in both languages', () => {
    if (!problem) throw new Error(`found only ${analysis.problems.map((each) => each.code).join(', ')}`);
    if (at !== undefined) expect(problem.node).toBe(at);
    expect(describeProblem(problem, 'en')).toMatch(says);
    for (const text of [
      ...(['en', 'zh'] as const).map((language) => describeProblem(problem, language)),
      ...problem.fixes.flatMap((fix) => [describeFix(fix, 'en'), describeFix(fix, 'zh')]),
    ])
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(describeProblem(problem, 'zh')).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is mended by each of its fixes', () => {
    for (const { edit } of problem?.fixes ?? []) {
      const mended = analyse(applyEdit(network, edit).network);
      const left = mended.problems.filter((each) => each.code === code && each.node === problem?.node);
      expect(left).toEqual([]);
    }
  });
});

test('every code that layers give has a sentence, and the cases above are those of the analysis', () => {
  for (const code of findingCodes) expect(knownCodes).toContain(code);
  const shown = new Set(cases.map(({ code }) => code));
  // These belong to training, not to the analysis.
  const elsewhere = ['outputNotFeatures', 'nothingToLearn', 'trainingSetting'];
  expect(knownCodes.filter((code) => !shown.has(code)).sort()).toEqual([...elsewhere].sort());
});

test('strict makes a size that is not whole an error', () => {
  const loose = chain(input(27, 1), node('pool1', 'MaxPool', { kernel: 2 }));
  expect(analyse(loose).ok).toBe(true);
  expect(analyse({ ...loose, strict: true }).ok).toBe(false);
});

test('an error hides no shape before it', () => {
  const { layers } = analyse(
    chain(input(8), node('a', 'ReLU'), node('conv1', 'Conv', { filters: 4, kernel: 11 }), node('b', 'ReLU')),
  );
  expect(layers.get('a')?.outputShape).toEqual([8, 8, 3]);
  expect(layers.get('conv1')?.outputShape).toBeUndefined();
  expect(layers.get('b')?.problems).toEqual([]);
});

test('the report is plain JSON with the fields that the command promises', () => {
  const network = chain(input(8), node('conv1', 'Conv', { filters: 4, kernel: 11 }));
  const report = JSON.parse(JSON.stringify(checkReport(analyse(network), network)));
  expect(Object.keys(report)).toEqual(expect.arrayContaining(['ok', 'name', 'totals', 'layers', 'problems']));
  expect(Object.keys(report.totals).sort()).toEqual(
    ['parameters', 'trainableParameters', 'multiplyAdds', 'activationBytes'].sort(),
  );
  expect(Object.keys(report.layers[0])).toEqual(
    expect.arrayContaining([
      'id',
      'type',
      'inputShapes',
      'outputShape',
      'parameters',
      'formula',
      'receptiveField',
    ]),
  );
  expect(report.problems[0]).toMatchObject({ severity: 'error', code: 'windowTooLarge', node: 'conv1' });
  expect(report.problems[0].fixes[0]).toMatchObject({ edit: { kind: 'setParams', id: 'conv1' } });
});
