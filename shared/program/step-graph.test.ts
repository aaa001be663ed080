import { describe, expect, it } from 'vitest';
import { emptyNetwork, type Network, type NetworkNode } from '../network/network.ts';
import { compileStepGraph } from './index.ts';
import { trainingSettings } from './settings.ts';
import type { Signature, StepGraph } from './types.ts';

type Layer = readonly [
  id: string,
  type: string,
  params: Record<string, number>,
  fields?: Partial<NetworkNode> | undefined,
];
const chain = (...layers: readonly Layer[]): Network => ({
  ...emptyNetwork('chain'),
  nodes: layers.map(([id, type, params, fields]) => ({ id, type, params, ...fields })),
  edges: layers.slice(1).map(([id], i) => ({ source: layers[i]![0], target: id })),
});
const input: Layer = ['input', 'Input', { height: 8, width: 8, channels: 1 }];

function graphOf(network: Network, settings: Record<string, unknown> = {}, freeze: string[] = []): StepGraph {
  const compiled = compileStepGraph(network, trainingSettings.parse(settings), { freeze });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.graph;
}
const opsOf = ({ program }: Signature, scope: string): string[] =>
  program.instructions.filter((instruction) => instruction.scope === scope).map(({ op }) => op);

/** A → norm → bend → B → C → D. */
const abcd = (fields: Readonly<Record<string, Partial<NetworkNode>>>): Network =>
  chain(
    input,
    ['A', 'Conv', { filters: 2, kernel: 3 }, fields.A],
    ['norm', 'BatchNorm', {}, fields.norm],
    ['bend', 'ReLU', {}],
    ['B', 'Conv', { filters: 2, kernel: 3 }, fields.B],
    ['C', 'Conv', { filters: 2, kernel: 3 }, fields.C],
    ['D', 'FC', { units: 3 }, fields.D],
    ['softmax', 'Softmax', {}],
  );
const learning = ({ variables }: StepGraph): string[] => [
  ...new Set(variables.filter(({ role }) => role === 'slot').map(({ node }) => node)),
];
const settings = { optimizer: 'momentum', l2: 0.01, weightDecay: 0.1 };

describe('the program of a training step', () => {
  it.each([
    ['stopGradient at D', abcd({ D: { stopGradient: true } }), []],
    [
      'lrMult 0 on A, norm, B and C',
      abcd({ A: { lrMult: 0 }, norm: { lrMult: 0 }, B: { lrMult: 0 }, C: { lrMult: 0 } }),
      [],
    ],
    ['a list of nodes to freeze', abcd({}), ['A', 'norm', 'B', 'C']],
  ])('%s: what lies before has no backward ops, no slots, no update', (_, network, freeze) => {
    const graph = graphOf(network, settings, freeze);
    const { train_step: train, evaluate } = graph.signatures;
    for (const scope of ['A', 'norm', 'bend', 'B', 'C'])
      expect(opsOf(train, scope)).toEqual(opsOf(evaluate, scope));
    expect(opsOf(train, 'D').length).toBeGreaterThan(opsOf(evaluate, 'D').length);
    expect(learning(graph)).toEqual(['D']);
    const changed = train.program.instructions.flatMap(({ attrs }) =>
      'variable' in attrs ? [attrs.variable] : [],
    );
    expect(changed.sort()).toEqual(['D/bias', 'D/kernel']);
  });

  it('lrMult 0 on C still passes the gradient on to A and B', () => {
    const graph = graphOf(abcd({ C: { lrMult: 0 } }), settings);
    expect(learning(graph)).toEqual(['A', 'norm', 'B', 'D']);
    expect(opsOf(graph.signatures.train_step, 'C')).toContain('conv2dBackpropInput');
    expect(opsOf(graph.signatures.train_step, 'C')).not.toContain('conv2dBackpropFilter');
  });

  it('stopGradient on one of two ways leaves the other open', () => {
    const base = abcd({ C: { stopGradient: true } });
    const network: Network = {
      ...base,
      nodes: [
        ...base.nodes.slice(0, 6),
        { id: 'open', type: 'Conv', params: { filters: 2, kernel: 3 } },
        { id: 'sum', type: 'Add', params: {} },
        ...base.nodes.slice(6),
      ],
      edges: [
        ...base.edges.filter(({ target }) => target !== 'D'),
        { source: 'B', target: 'open' },
        { source: 'open', target: 'sum' },
        { source: 'C', target: 'sum' },
        { source: 'sum', target: 'D' },
      ],
    };
    const graph = graphOf(network, settings);
    expect(learning(graph).sort()).toEqual(['A', 'B', 'C', 'D', 'norm', 'open']);
    expect(opsOf(graph.signatures.train_step, 'open')).toContain('conv2dBackpropInput');
    expect(opsOf(graph.signatures.train_step, 'C')).not.toContain('conv2dBackpropInput');
  });

  it('has nothing of what is switched off', () => {
    const ops = (fields: Record<string, unknown>): ReadonlySet<string> =>
      new Set(graphOf(abcd({}), fields).signatures.train_step.program.instructions.map(({ op }) => op));
    const plain = ops({ optimizer: 'sgd' });
    for (const op of ['l2Loss', 'abs', 'sqrt', 'minimum', 'maximum', 'oneHot'])
      expect(plain.has(op), op).toBe(false);
    expect(ops({ optimizer: 'sgd', l1: 0.1 })).toContain('abs');
    expect(ops({ optimizer: 'sgd', l2: 0.1 })).toContain('l2Loss');
    expect(ops({ optimizer: 'sgd', clipNorm: 1 })).toContain('sqrt');
    expect(ops({ optimizer: 'sgd', clipValue: 1 })).toContain('maximum');
    expect(ops({ optimizer: 'sgd', labelSmoothing: 0.1 })).toContain('oneHot');
    expect(ops({ optimizer: 'adamw' })).toContain('applyAdamW');
    expect(ops({ optimizer: 'adamw', weightDecay: 0 })).not.toContain('applyAdamW');
  });

  it('has a signature for the batches of a group only where gradients are gathered', () => {
    const plain = graphOf(abcd({})).signatures;
    expect(plain.accumulate_step).toBeUndefined();
    expect(Object.keys(plain.train_step.inputs)).not.toContain('group_size');
    const { accumulate_step: gather, train_step: close } = graphOf(abcd({}), { accumulate: 2 }).signatures;
    expect(Object.keys(gather?.inputs ?? {}).sort()).toEqual(['x', 'y']);
    expect(Object.keys(close.inputs)).toContain('group_size');
    const written = gather?.program.instructions.flatMap(({ attrs }) => attrs.variable ?? []) ?? [];
    expect(written.filter((name) => !String(name).startsWith('norm/moving')).sort()).toEqual(
      ['A', 'B', 'C', 'D']
        .flatMap((id) => [`${id}/bias/gradient`, `${id}/kernel/gradient`])
        .concat(['norm/beta/gradient', 'norm/gamma/gradient']),
    );
  });

  it('penalises a layer by its own strengths, in place of the network’s', () => {
    const count = (network: Network, op: string, fields: Record<string, unknown>): number =>
      opsOf(graphOf(network, fields).signatures.train_step, 'loss').filter((name) => name === op).length;
    expect(count(abcd({}), 'l2Loss', { l2: 0.1 })).toBe(4);
    expect(count(abcd({ B: { l2: 0 } }), 'l2Loss', { l2: 0.1 })).toBe(3);
    expect(count(abcd({ B: { l2: 0.3 } }), 'l2Loss', {})).toBe(1);
    expect(count(abcd({ B: { l1: 0.3 } }), 'abs', {})).toBe(1);
    expect(count(abcd({ B: { l1: 0.3, lrMult: 0 } }), 'abs', {})).toBe(0);
  });
});

describe('the loss', () => {
  const ending = (...end: readonly Layer[]): Network => chain(input, ['fc', 'FC', { units: 1 }], ...end);

  it('binary cross-entropy takes the sigmoid’s input, and one unit tells two classes apart', () => {
    const fields = { loss: 'binaryCrossEntropy' };
    const graph = graphOf(ending(['end', 'Sigmoid', {}]), fields);
    expect(graph).toMatchObject({ classes: 2, threshold: 0.5 });
    expect(opsOf(graph.signatures.train_step, 'end')).toEqual([]);
    expect(opsOf(graph.signatures.predict, 'end')).toEqual(['sigmoid']);
    expect(graphOf(ending(), fields)).toMatchObject({ classes: 2, threshold: 0 });
  });

  it('mean squared error takes the sigmoid’s output', () => {
    const graph = graphOf(ending(['end', 'Sigmoid', {}]), { loss: 'meanSquaredError' });
    expect(opsOf(graph.signatures.train_step, 'end')).toContain('sigmoid');
    expect(graph.classes).toBe(1);
  });

  it('is cross-entropy where the network ends in Softmax, whatever the setting says', () => {
    const ops = (loss: string): string[] => opsOf(graphOf(abcd({}), { loss }).signatures.train_step, 'loss');
    for (const loss of ['hinge', 'meanSquaredError', 'binaryCrossEntropy'])
      expect(ops(loss)).toEqual(ops('crossEntropy'));
  });
});
