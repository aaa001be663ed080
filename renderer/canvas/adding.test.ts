import { describe, expect, it } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { card } from '../../shared/drawing/geometry.ts';
import { withPositions } from '../../shared/drawing/layout.ts';
import type { Edge, Network, Position } from '../../shared/network/network.ts';
import { templates } from '../../shared/templates/index.ts';
import { placeOnEdge } from './adding.ts';

const drawn = (id: string): Network => withPositions(templates.find((each) => each.id === id)!.draw());
const placeOf = (network: Network, id: string): Position =>
  network.nodes.find((node) => node.id === id)!.position!;
const edgeOf = (network: Network, source: string, target: string): Edge =>
  network.edges.find((edge) => edge.source === source && edge.target === target)!;

describe('a card let go on an edge', () => {
  const lenet = drawn('lenet-5');
  const conv1 = placeOf(lenet, 'conv1');

  it('stands in line with the ends of a straight wire, behind its source', () => {
    const place = placeOnEdge(lenet, edgeOf(lenet, 'conv1', 'relu1'), { x: conv1.x + 40, y: conv1.y });
    expect(place.x).toBe(conv1.x);
    expect(place.y).toBeGreaterThan(conv1.y + card.height);
  });

  it('stays where it was let go far beside it', () => {
    const x = conv1.x + card.width;
    expect(placeOnEdge(lenet, edgeOf(lenet, 'conv1', 'relu1'), { x, y: conv1.y }).x).toBe(x);
  });

  it('stays on the lane of a wire that goes around cards', () => {
    const resnet = drawn('resnet-18');
    const shortcuts = resnet.edges.filter(
      ({ source, target }) =>
        !source.includes('norm') && resnet.edges.filter((edge) => edge.target === target).length > 1,
    );
    expect(shortcuts).toHaveLength(5);
    for (const edge of shortcuts) {
      const { x, y } = placeOf(resnet, edge.source);
      const wanted = { x: x + 100, y: y + 2 * card.height };
      expect(placeOnEdge(resnet, edge, wanted).x, `${edge.source} → ${edge.target}`).toBe(wanted.x);
    }
  });

  it('stands in line with the blocks that are seen, not with what they hide', () => {
    const nodes = lenet.nodes.map((node) =>
      node.id === 'conv1' ? { ...node, position: { x: conv1.x - 208, y: conv1.y } } : node,
    );
    const groups = [{ id: 'g', name: 'stem', nodes: ['conv1', 'relu1'], collapsed: true as const }];
    const grouped: Network = { ...lenet, nodes, groups };
    expect(analyse(grouped).ok).toBe(true);
    const relu1 = placeOf(grouped, 'relu1');
    const wanted = { x: relu1.x + 30, y: relu1.y };
    // The block is half way between its two layers: its wire to pool1 runs aslant.
    expect(placeOnEdge(grouped, edgeOf(grouped, 'relu1', 'pool1'), wanted).x).toBe(wanted.x);
  });
});
