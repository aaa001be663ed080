import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Network } from '../network/network.ts';
import { templates } from '../templates/index.ts';
import { chainsOf } from './chains.ts';
import { card, gapsOf, overlaps } from './geometry.ts';
import { arrange, inDirection } from './layout.ts';

/** Any graph, with cycles, loops, doubled edges and edges to nowhere. */
const graphs: fc.Arbitrary<Network> = fc
  .record({
    count: fc.integer({ min: 0, max: 14 }),
    wires: fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 24 }),
  })
  .map(({ count, wires }) => ({
    format: 'netloom',
    version: 1,
    name: 'Any',
    nodes: Array.from({ length: count }, (_, index) => ({ id: `n${index}`, type: 'ReLU', params: {} })),
    edges: wires.map(([a, b]) => ({ source: `n${a}`, target: `n${b}` })),
  }));

const distinct = (network: Network): boolean => {
  const places = [...arrange(network).values()];
  return places.every((place, index) => !places.slice(index + 1).some((other) => overlaps(place, other)));
};

test('every node has a place of its own, in whatever graph', () => {
  fc.assert(
    fc.property(graphs, (network) => {
      expect(arrange(network).size).toBe(network.nodes.length);
      expect(distinct(network)).toBe(true);
    }),
  );
});

test('chains part the nodes, and each follows its source', () => {
  fc.assert(
    fc.property(graphs, (network) => {
      const chains = chainsOf(network);
      expect(chains.flat().sort().join()).toBe(
        network.nodes
          .map(({ id }) => id)
          .sort()
          .join(),
      );
      for (const chain of chains)
        for (const [index, id] of chain.slice(1).entries())
          expect(network.edges.some(({ source, target }) => source === chain[index] && target === id)).toBe(
            true,
          );
    }),
  );
});

test('every template is placed, no card over another', () => {
  for (const template of templates) {
    const network = template.draw();
    expect(distinct(network), template.id).toBe(true);
  }
});

test('to the right nothing lies over another, and what a chain feeds lies to the right of it', () => {
  fc.assert(
    fc.property(graphs, (network) => {
      const right: Network = { ...network, direction: 'right' };
      const places = arrange(right);
      expect(places.size).toBe(network.nodes.length);
      expect(distinct(right)).toBe(true);
      for (const chain of chainsOf(right))
        for (const [index, id] of chain.slice(1).entries()) {
          const [from, to] = [places.get(chain[index]!)!, places.get(id)!];
          expect(to.x).toBeGreaterThan(from.x + card.width);
          expect(to.y).toBe(from.y);
        }
    }),
  );
});

test('every edge of a template runs to the right when it is arranged so', () => {
  for (const template of templates) {
    const network: Network = { ...template.draw(), direction: 'right' };
    const places = arrange(network);
    for (const { source, target } of network.edges)
      expect(places.get(target)!.x, `${template.id}: ${source} to ${target}`).toBeGreaterThan(
        places.get(source)!.x + card.width,
      );
  }
});

test('branches come in the same order in both directions', () => {
  for (const template of templates) {
    const network = template.draw();
    const [down, right] = [arrange(network), arrange({ ...network, direction: 'right' })];
    const beside = (places: typeof down, axis: 'x' | 'y', of: readonly string[]): readonly string[] =>
      [...of].sort((a, b) => places.get(a)![axis] - places.get(b)![axis]);
    for (const { id } of network.nodes) {
      const targets = network.edges.flatMap(({ source, target }) => (source === id ? [target] : []));
      // Those that stand side by side: the others lead into each other.
      const level = targets.filter((target) => down.get(target)!.y === down.get(targets[0]!)!.y);
      expect(beside(right, 'y', level), `${template.id} after ${id}`).toEqual(beside(down, 'x', level));
    }
  }
});

test('a piece that ran another way is arranged anew, one that runs the same way stays as it is', () => {
  const place = fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: -99, max: 99 }) });
  fc.assert(
    fc.property(graphs, fc.array(place, { minLength: 14, maxLength: 14 }), (network, places) => {
      const piece = {
        ...network,
        nodes: network.nodes.map((node, index) => ({ ...node, position: places[index]! })),
      };
      expect(inDirection(piece, undefined)).toBe(piece);
      const right = inDirection(piece, 'right');
      if (piece.nodes.length > 1) {
        expect(right.direction).toBe('right');
        expect(inDirection(right, 'right')).toBe(right);
        const unplaced = { ...network, direction: 'right' as const };
        for (const { id, position } of right.nodes) expect(position).toEqual(arrange(unplaced).get(id));
      }
      const back = inDirection(right, undefined);
      expect(back.direction).toBeUndefined();
      expect(back.nodes.map(({ id }) => id)).toEqual(piece.nodes.map(({ id }) => id));
    }),
  );
});

test('wires to the right have room for the longest shape of any template', () => {
  // 0.6 of the letters' height each, and the label's own padding.
  const longest = '224×224×2048'.length * 0.6 * 10.5 + 10;
  expect(gapsOf('right').along).toBeGreaterThanOrEqual(longest);
});
