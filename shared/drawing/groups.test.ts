import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edge, Group, Network } from '../network/network.ts';
import { emptyNetwork } from '../network/network.ts';
import {
  arrangeSeen,
  blockPlace,
  blockSize,
  condensed,
  frameOf,
  groupView,
  partId,
  partOf,
} from './groups.ts';

const chain = (...ids: readonly string[]): readonly Edge[] =>
  ids.slice(1).map((target, index) => ({ source: ids[index]!, target }));
const networkOf = (
  edges: readonly Edge[],
  groups: readonly Group[],
  sums: readonly string[] = [],
): Network => ({
  ...emptyNetwork('test'),
  nodes: [...new Set(edges.flatMap(({ source, target }) => [source, target]))].map((id) => ({
    id,
    type: sums.includes(id) ? 'Add' : 'ReLU',
    params: {},
  })),
  edges,
  groups,
});

describe('a collapsed group', () => {
  it('has an input for each wire that comes in and an output for each layer that leads out', () => {
    const edges = [...chain('x', 'a', 'b', 'sum', 'y'), ...chain('x', 'sum'), ...chain('b', 'z')];
    const group: Group = { id: 'g', name: 'block', nodes: ['a', 'b', 'sum'], collapsed: true };
    const { blocks, hidden, open } = groupView(networkOf(edges, [group], ['sum']));
    expect(blocks[0]?.inputs).toEqual([
      { node: 'a', slot: 0 },
      { node: 'sum', slot: 1 },
    ]);
    expect(blocks[0]?.outputs).toEqual(['b', 'sum']);
    expect([...hidden.keys()]).toEqual(['a', 'b', 'sum']);
    expect(open).toEqual([]);
  });

  it('has an input where one is needed, and an output where a chain ends', () => {
    const group: Group = { id: 'g', name: '', nodes: ['a', 'b'], collapsed: true };
    const { blocks } = groupView(networkOf(chain('a', 'b'), [group]));
    expect(blocks[0]).toMatchObject({ inputs: [{ node: 'a', slot: 0 }], outputs: ['b'] });
  });

  it('is arranged as one, below what feeds it and above what it feeds', () => {
    const group: Group = { id: 'g', name: '', nodes: ['b', 'c', 'd'], collapsed: true };
    const network = networkOf(chain('a', 'b', 'c', 'd', 'e'), [group]);
    expect(condensed(network).edges).toEqual(chain('a', partId('block', 'g'), 'e'));
    const placed = arrangeSeen(network);
    const block = placed.get(partId('block', 'g'))!;
    expect(block.y).toBeGreaterThan(placed.get('a')!.y);
    expect(placed.get('e')!.y).toBeGreaterThanOrEqual(block.y + blockSize.height + 24);
  });
});

const place = fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: -99, max: 99 }) });
const onGrid = place.map(({ x, y }) => ({ x: x * 8, y: y * 8 }));

describe('blocks and frames', () => {
  it('move as their nodes do, to the pixel', () => {
    fc.assert(
      fc.property(fc.array(onGrid, { minLength: 1, maxLength: 6 }), onGrid, (places, by) => {
        const moved = places.map(({ x, y }) => ({ x: x + by.x, y: y + by.y }));
        for (const at of [blockPlace, frameOf]) {
          const [from, to] = [at(places), at(moved)];
          expect({ x: to.x - from.x, y: to.y - from.y }).toEqual(by);
        }
      }),
    );
  });

  it('have ids that are told from those of layers', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(partOf(partId('block', id))).toEqual({ kind: 'block', id });
        expect(partOf(id)).toBeUndefined();
      }),
    );
  });
});
