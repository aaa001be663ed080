import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinGroupBetween } from './annotations.ts';
import { applyEdit } from './apply.ts';
import type { Edit } from './edit.ts';
import { bypassNodes, dissolveNodes, insertOnEdge, reaches } from './gestures.ts';
import { type Edge, emptyNetwork, type Network } from './network.ts';
import { writeNetwork } from './write.ts';

const networkOf = (edges: readonly Edge[]): Network => ({
  ...emptyNetwork('test'),
  nodes: [...new Set(edges.flatMap(({ source, target }) => [source, target]))].map((id) => ({
    id,
    type: 'ReLU',
    params: {},
  })),
  edges,
});
const chain = (...ids: readonly string[]): readonly Edge[] =>
  ids.slice(1).map((target, index) => ({ source: ids[index]!, target }));
const applied = (network: Network, edit: Edit): Network => applyEdit(network, edit).network;
const wires = ({ edges }: Network): readonly string[] =>
  edges.map(({ source, target, input }) => `${source}→${target}${input === undefined ? '' : `#${input}`}`);

describe('inserting on an edge', () => {
  it('keeps the input and the place among the edges', () => {
    const edges: readonly Edge[] = [...chain('a', 'b'), { source: 'b', target: 'sum', input: 1 }];
    const network = networkOf([...edges, { source: 'a', target: 'sum', input: 0 }, ...chain('n', 'm')]);
    expect(wires(applied(network, insertOnEdge(network, network.edges[1]!, 'n')))).toEqual([
      ...['a→b', 'b→n', 'n→sum#1', 'a→sum#0', 'n→m'],
    ]);
    expect(wires(applied(network, insertOnEdge(network, network.edges[0]!, 'm', 0)))[0]).toBe('a→m#0');
  });
});

describe('a layer inserted within a group', () => {
  it('belongs to it, and one at its border to none', () => {
    const network: Network = {
      ...networkOf([...chain('a', 'b', 'c'), ...chain('n', 'm')]),
      groups: [{ id: 'group1', name: 'Block', nodes: ['a', 'b'] }],
    };
    const [within, border] = network.edges;
    const groups = (edits: readonly Edit[]) => applied(network, { kind: 'batch', edits }).groups;
    expect(groups(joinGroupBetween(network, within!, 'n'))?.[0]?.nodes).toEqual(['a', 'b', 'n']);
    expect(joinGroupBetween(network, border!, 'n')).toEqual([]);
    expect(joinGroupBetween(network, within!, 'a')).toEqual([]);
  });
});

describe('joining again what a deleted layer held together', () => {
  const dissolved = (network: Network, ...ids: readonly string[]): readonly string[] =>
    wires(applied(network, dissolveNodes(network, ids)));

  it('in a chain, one layer or several, next to each other or not', () => {
    const network = networkOf(chain('a', 'b', 'c', 'd', 'e'));
    expect(dissolved(network, 'b')).toEqual(['a→c', 'c→d', 'd→e']);
    expect(dissolved(network, 'b', 'c')).toEqual(['a→d', 'd→e']);
    expect(dissolved(network, 'b', 'd')).toEqual(['a→c', 'c→e']);
    expect(dissolved(network, 'a')).toEqual(['b→c', 'c→d', 'd→e']);
    expect(dissolved(network, 'e')).toEqual(['a→b', 'b→c', 'c→d']);
  });

  it('where a layer feeds several, and at the input of a sum that it fed', () => {
    const fork = networkOf([...chain('a', 'b', 'c'), ...chain('b', 'd')]);
    expect(dissolved(fork, 'b')).toEqual(['a→c', 'a→d']);
    const sum = networkOf([
      ...chain('x', 'conv'),
      { source: 'conv', target: 'relu' },
      { source: 'y', target: 'sum', input: 0 },
      { source: 'relu', target: 'sum', input: 1 },
    ]);
    expect(dissolved(sum, 'relu')).toEqual(['x→conv', 'y→sum#0', 'conv→sum#1']);
  });

  it('takes a residual block out whole, leaves a sum of two alone, and doubles no wire', () => {
    const block = networkOf([...chain('x', 'conv', 'sum', 'y'), ...chain('x', 'sum')]);
    expect(dissolved(block, 'conv', 'sum')).toEqual(['x→y']);
    expect(dissolved(block, 'sum')).toEqual(['x→conv']);
    expect(dissolved(block, 'conv')).toEqual(['sum→y', 'x→sum']);
  });

  it('pulled out, a chain stays wired within', () => {
    const network = networkOf(chain('a', 'b', 'c', 'd'));
    expect(wires(applied(network, bypassNodes(network, ['b', 'c'])))).toEqual(['b→c', 'a→d']);
  });

  const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
  const forward = fc
    .uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { selector: ([from, to]) => `${from} ${to}` })
    .map((pairs) => pairs.filter(([from, to]) => from < to));
  const drawn = fc.tuple(forward, fc.subarray([...ids])).map(([pairs, gone]) => {
    const edges = pairs.map(([from, to]): Edge => ({ source: ids[from]!, target: ids[to]! }));
    return { network: { ...networkOf(chain(...ids)), edges }, gone };
  });

  it('never invents a way that was not there, doubles none, and is undone to the byte', () => {
    fc.assert(
      fc.property(drawn, ({ network, gone }) => {
        for (const make of [dissolveNodes, bypassNodes]) {
          const done = applyEdit(network, make(network, gone));
          const made = done.network.edges;
          for (const { source, target } of made) expect(reaches(network, source, target)).toBe(true);
          expect(new Set(wires(done.network)).size).toBe(made.length);
          const touching = made.filter((edge) => gone.includes(edge.source as 'a'));
          if (make === dissolveNodes) expect(touching).toEqual([]);
          expect(writeNetwork(applyEdit(done.network, done.inverse).network)).toBe(writeNetwork(network));
        }
      }),
    );
  });
});
