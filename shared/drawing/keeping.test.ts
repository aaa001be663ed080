import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyNetwork, type Network, type NodeId, type Position } from '../network/network.ts';
import { card, overlaps } from './geometry.ts';
import { arrangeAround, type Keeping } from './keeping.ts';
import { arrange } from './layout.ts';

const place = fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: -99, max: 99 }) });

/** Any graph, anywhere and in either direction, of which any part stays. */
const drawings = fc
  .record({
    cards: fc.array(fc.record({ place, stays: fc.boolean() }), { maxLength: 14 }),
    wires: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 20 }),
    direction: fc.constantFrom(undefined, 'right' as const),
  })
  .map(({ cards, wires, direction }): Keeping => {
    const name = (index: number): NodeId => `n${index}`;
    const network: Network = {
      ...emptyNetwork(),
      ...(direction ? { direction } : {}),
      nodes: cards.map((_, index) => ({ id: name(index), type: 'ReLU', params: {} })),
      edges: wires.map(([a, b]) => ({ source: name(a), target: name(b) })),
    };
    const kept = new Set(cards.flatMap(({ stays }, index) => (stays ? [name(index)] : [])));
    return {
      places: new Map(cards.map(({ place: { x, y } }, index) => [name(index), { x: 8 * x, y: 8 * y }])),
      arranged: arrange(network),
      edges: network.edges,
      direction,
      stays: (id) => kept.has(id),
      sizeOf: () => card,
    };
  });

test('all that may be moved gets a place, over nothing that stays and over none of its own', () => {
  fc.assert(
    fc.property(drawings, (drawing) => {
      const placed = arrangeAround(drawing);
      const ids = [...drawing.places.keys()];
      expect([...placed.keys()].sort()).toEqual(ids.filter((id) => !drawing.stays(id)).sort());
      const kept = ids.flatMap((id) => (drawing.stays(id) ? [drawing.places.get(id)!] : []));
      const free = [...placed.values()];
      free.forEach((one, index) => {
        for (const other of [...kept, ...free.slice(index + 1)]) expect(overlaps(one, other)).toBe(false);
      });
    }),
  );
});

test('what lies as it is arranged, but for a shift, stays there to the pixel', () => {
  fc.assert(
    fc.property(drawings, place, (drawing, { x, y }) => {
      const shifted = new Map<NodeId, Position>(
        [...drawing.arranged].map(([id, at]) => [id, { x: at.x + 8 * x, y: at.y + 8 * y }]),
      );
      const placed = arrangeAround({ ...drawing, edges: [], places: shifted, stays: () => false });
      expect(new Map([...placed].sort())).toEqual(new Map([...shifted].sort()));
    }),
  );
});
