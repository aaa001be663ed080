import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Network } from '../network/network.ts';
import { templates } from '../templates/index.ts';
import { chainsOf } from './chains.ts';
import { card, overlaps } from './geometry.ts';
import { arrange } from './layout.ts';

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
