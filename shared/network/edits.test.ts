import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, EditError } from './apply.ts';
import type { Edit } from './edit.ts';
import { freshId, removeNodes } from './gestures.ts';
import { emptyHistory, perform, redo, undo } from './history.ts';
import { emptyNetwork, type Network } from './network.ts';
import { writeNetwork } from './write.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const json = fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<never>;
const paramName = fc.constantFrom('kernel', 'stride', 'padding', 'odd name');
const edge = fc.record({ source: id, target: id }, { requiredKeys: ['source', 'target'] });
const editOf: fc.Arbitrary<Edit> = fc.letrec<{ edit: Edit }>((tie) => ({
  edit: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      kind: fc.constant('addNode' as const),
      node: fc.record({
        id,
        type: fc.constantFrom('Conv', 'ReLU'),
        params: fc.constant({ kernel: 3, stride: 1 }),
      }),
    }),
    fc.record({ kind: fc.constant('removeNode' as const), id }),
    fc.record({ kind: fc.constant('addEdge' as const), edge }),
    fc.record({ kind: fc.constant('removeEdge' as const), edge }),
    fc.record({
      kind: fc.constant('setParam' as const),
      id,
      name: paramName,
      value: fc.option(json, { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('setParams' as const), id, params: fc.dictionary(paramName, json) }),
    fc.record({
      kind: fc.constant('moveNode' as const),
      id,
      position: fc.option(fc.record({ x: fc.integer(), y: fc.integer() }), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('setNode' as const),
      id,
      field: fc.constantFrom('label' as const, 'lrMult' as const, 'l1' as const, 'l2' as const),
      value: fc.constantFrom('x', 0, undefined),
    }),
    fc.record({ kind: fc.constant('renameNode' as const), id, to: id }),
    fc.record({
      kind: fc.constant('setNetwork' as const),
      field: fc.constant('name' as const),
      value: fc.string(),
    }),
    fc.record({
      kind: fc.constant('setGroups' as const),
      groups: fc.option(
        fc.array(
          fc.record({
            id: fc.constantFrom('g', 'h'),
            name: fc.string(),
            nodes: fc.uniqueArray(id, { maxLength: 3 }),
          }),
          { maxLength: 2 },
        ),
        { nil: undefined },
      ),
    }),
    fc.record({
      kind: fc.constant('setComments' as const),
      comments: fc.constantFrom([{ id: 'n', text: 'stem', position: { x: 0, y: 8 } }], [], undefined),
    }),
    fc.record({ kind: fc.constant('batch' as const), edits: fc.array(tie('edit'), { maxLength: 3 }) }),
  ),
})).edit;

const start: Network = {
  ...emptyNetwork('start'),
  nodes: [
    { id: 'a', type: 'Input', params: { height: 8, width: 8, channels: 1 } },
    { id: 'b', type: 'Conv', params: { stride: 1, kernel: 3, padding: 1 }, extra: { note: 'kept' } },
    { id: 'c', type: 'ReLU', params: {} },
  ],
  edges: [
    { source: 'a', target: 'b' },
    { source: 'b', target: 'c' },
  ],
  groups: [{ id: 'g', name: 'stem', nodes: ['b', 'c'] }],
};

describe('edits', () => {
  it('undone in any number, give the same bytes, and done again the same as before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(editOf, fc.constantFrom('m', undefined)), { maxLength: 30 }), (edits) => {
        let network = start;
        let history = emptyHistory;
        for (const [edit, merge] of edits) {
          try {
            ({ network, history } = perform(network, history, edit, edit.kind, merge));
          } catch (error) {
            expect(error).toBeInstanceOf(EditError);
          }
        }
        const end = writeNetwork(network);
        for (let back = undo(network, history); back; back = undo(network, history))
          ({ network, history } = back);
        expect(writeNetwork(network)).toBe(writeNetwork(start));
        for (let on = redo(network, history); on; on = redo(network, history)) ({ network, history } = on);
        expect(writeNetwork(network)).toBe(end);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves the network it was given as it is', () => {
    const before = writeNetwork(start);
    applyEdit(start, removeNodes(start, ['b']));
    expect(writeNetwork(start)).toBe(before);
  });

  it('refuses what is not there, and says what', () => {
    expect(() => applyEdit(start, { kind: 'removeNode', id: 'zz' })).toThrow('there is no node "zz"');
    expect(() => applyEdit(start, { kind: 'renameNode', id: 'a', to: 'b' })).toThrow(
      'there is a node "b" already',
    );
  });

  it('keeps groups true to the nodes', () => {
    const without = applyEdit(start, { kind: 'removeNode', id: 'b' }).network;
    expect(without.groups).toEqual([{ id: 'g', name: 'stem', nodes: ['c'] }]);
    expect(applyEdit(without, { kind: 'removeNode', id: 'c' }).network.groups).toBeUndefined();
    const renamed = applyEdit(start, { kind: 'renameNode', id: 'b', to: 'conv1' }).network;
    expect(renamed.groups?.[0]?.nodes).toEqual(['conv1', 'c']);
    const twice = [{ id: 'h', name: '', nodes: ['a', 'a'] }];
    expect(() => applyEdit(start, { kind: 'setGroups', groups: twice })).toThrow('cannot have the node "a"');
  });

  it('joins the letters typed into one field to one step', () => {
    const type = (network: Network, history: typeof emptyHistory, name: string) =>
      perform(network, history, { kind: 'setNetwork', field: 'name', value: name }, 'rename', 'name');
    const one = type(start, emptyHistory, 'L');
    const two = type(one.network, one.history, 'Le');
    expect(two.history.past).toHaveLength(1);
    expect(undo(two.network, two.history)?.network.name).toBe('start');
  });
});

describe('gestures', () => {
  it('takes a node away with its wires', () => {
    const { network } = applyEdit(start, removeNodes(start, ['b']));
    expect(network.nodes.map((node) => node.id)).toEqual(['a', 'c']);
    expect(network.edges).toEqual([]);
  });

  it('numbers new nodes by their type', () => {
    const network = { ...start, nodes: [...start.nodes, { id: 'conv1', type: 'Conv', params: {} }] };
    expect(freshId(network, 'Conv')).toBe('conv2');
    expect(freshId(network, 'Input')).toBe('input');
  });
});
