import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import { drawNetwork, input } from '../sketch.ts';
import { blockFragment, blocks } from './index.ts';

describe.each(blocks)('$id', (block) => {
  test('fits whatever image comes in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 300 }), (size, channels) => {
        const network = drawNetwork('Test', (sketch) => {
          const from = input(sketch, size, channels);
          block.draw(sketch, `${block.stem}1`, [from], [size, size, channels]);
        });
        const { ok, output, layers } = analyse(network);
        expect(ok).toBe(true);
        expect(layers.get(output ?? '')?.outputShape?.slice(0, 2)).toEqual([size, size]);
      }),
      { numRuns: 25 },
    );
  });

  test('stands in a network under a name of its own, as a group, its inputs open', () => {
    const network = drawNetwork('Test', (sketch) => {
      const from = input(sketch, 28, 32);
      block.draw(sketch, `${block.stem}1`, [from], undefined);
    });
    const fragment = blockFragment(network, block, 'Block', [28, 28, 32]);
    expect(fragment.nodes.every(({ id }) => id.startsWith(`${block.stem}2_`))).toBe(true);
    expect(fragment.groups).toEqual([
      { id: 'group2', name: 'Block', nodes: fragment.nodes.map(({ id }) => id) },
    ]);
    const inside = new Set(fragment.nodes.map(({ id }) => id));
    expect(fragment.edges.every(({ source, target }) => inside.has(source) && inside.has(target))).toBe(true);
  });
});
