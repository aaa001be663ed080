import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layers } from '../layers/index.ts';
import { paramsOf } from '../layers/testing/random-layer.ts';
import { applyEdit, EditError } from '../network/apply.ts';
import type { Edit } from '../network/edit.ts';
import { emptyNetwork, type Network, type NetworkNode } from '../network/network.ts';
import { analyse } from './index.ts';

const id = fc.constantFrom(...'abcdefgh');
const node = fc
  .constantFrom(...layers)
  .chain((layer) => fc.record({ id, type: fc.constant(layer.type), params: paramsOf(layer) }));
const edge = fc.record({ source: id, target: id });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  node.map((made): Edit => ({ kind: 'addNode', node: made })),
  id.map((one): Edit => ({ kind: 'removeNode', id: one })),
  edge.map((one): Edit => ({ kind: 'addEdge', edge: one })),
  edge.map((one): Edit => ({ kind: 'removeEdge', edge: one })),
  node.map((made): Edit => ({ kind: 'setParams', id: made.id, params: made.params })),
  id.map((one): Edit => ({ kind: 'setNode', id: one, field: 'lrMult', value: 0 })),
  fc.tuple(id, id).map(([one, to]): Edit => ({ kind: 'renameNode', id: one, to })),
  fc.boolean().map((value): Edit => ({ kind: 'setNetwork', field: 'strict', value })),
);

const start: Network = {
  ...emptyNetwork('start'),
  nodes: [
    { id: 'a', type: 'Input', params: { height: 12, width: 12, channels: 3 } },
    { id: 'b', type: 'Conv', params: { filters: 4, kernel: 3, padding: 1 } },
    { id: 'c', type: 'ReLU', params: {} },
    { id: 'd', type: 'Add', params: {} },
    { id: 'e', type: 'FC', params: { units: 5 } },
  ],
  edges: [
    { source: 'a', target: 'b' },
    { source: 'b', target: 'c' },
    { source: 'b', target: 'd', input: 0 },
    { source: 'c', target: 'd', input: 1 },
    { source: 'd', target: 'e' },
  ],
};

test('after any edits, what is carried over is what would be found anew', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      let network = start;
      let analysis = analyse(network);
      for (const change of edits) {
        try {
          ({ network } = applyEdit(network, change));
        } catch (error) {
          expect(error).toBeInstanceOf(EditError);
          continue;
        }
        analysis = analyse(network, analysis);
        expect(analysis).toEqual(analyse(network));
      }
    }),
    { numRuns: 300 },
  );
});

test('an edit analyses again only what depends on it', () => {
  const chain: NetworkNode[] = Array.from({ length: 1000 }, (_, i) =>
    i === 0
      ? { id: 'n0', type: 'Input', params: { height: 16, width: 16, channels: 4 } }
      : { id: `n${i}`, type: 'Conv', params: { filters: 4, kernel: 3, padding: 1 } },
  );
  const network: Network = {
    ...emptyNetwork('chain'),
    nodes: chain,
    edges: chain.slice(1).map(({ id: target }, i) => ({ source: `n${i}`, target })),
  };
  const before = analyse(network);
  const kept = (change: Edit): number => {
    const after = analyse(applyEdit(network, change).network, before);
    return [...after.layers].filter(([key, layer]) => before.layers.get(key) === layer).length;
  };
  // Another kernel changes every receptive field behind it; moving changes nothing.
  expect(kept({ kind: 'setParams', id: 'n990', params: { filters: 4, kernel: 5, padding: 2 } })).toBe(990);
  expect(kept({ kind: 'moveNode', id: 'n5', position: { x: 1, y: 2 } })).toBe(1000);
  // Another bias changes no shape: only the layer itself is looked at again.
  const plain = { filters: 4, kernel: 3, padding: 1, bias: false };
  expect(kept({ kind: 'setParams', id: 'n500', params: plain })).toBe(999);
});

test('layers alike in type, parameters and input shapes are each what they would be without the others', () => {
  const ofChain = fc.array(
    fc
      .constantFrom(...layers)
      .chain((layer) => fc.record({ type: fc.constant(layer.type), params: paramsOf(layer) })),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(ofChain, fc.integer({ min: 2, max: 4 }), fc.boolean(), (block, times, strict) => {
      const chain = Array.from({ length: times }, () => block).flat();
      const input = { id: 'in', type: 'Input', params: { height: 12, width: 12, channels: 6 } };
      const nodes = [input, ...chain.map((each, i) => ({ ...each, id: `n${i}` }))];
      const edges = nodes.slice(1).map(({ id: target }, i) => ({ source: nodes[i]!.id, target }));
      const network: Network = { ...emptyNetwork('repeated'), strict, nodes, edges };
      const whole = analyse(network);
      nodes.forEach(({ id }, count) => {
        const upTo = { ...network, nodes: nodes.slice(0, count + 1), edges: edges.slice(0, count) };
        const known = analyse(upTo, {
          ...whole,
          layers: new Map([...whole.layers].filter(([key]) => key !== id)),
        });
        expect(known.layers.get(id)).not.toBe(whole.layers.get(id));
        expect(known.layers.get(id)).toEqual(whole.layers.get(id));
      });
    }),
    { numRuns: 100 },
  );
});
