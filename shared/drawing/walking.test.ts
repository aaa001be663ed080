import { expect, test } from 'vitest';
import { emptyNetwork, type Group, type Network } from '../network/network.ts';
import { turned } from './geometry.ts';
import { partId } from './groups.ts';
import { createWalk, type Way } from './walking.ts';

const at: Readonly<Record<string, readonly [number, number]>> = {
  loose: [900, 0],
  x: [200, 0],
  left: [0, 100],
  middle: [200, 100],
  right: [400, 100],
  deep: [400, 200],
  sum: [200, 300],
  y: [200, 400],
};
const order = Object.keys(at);

const network = (groups: readonly Group[] = []): Network => ({
  ...emptyNetwork('test'),
  nodes: order.map((id) => ({ id, type: 'ReLU', params: {}, position: { x: at[id]![0], y: at[id]![1] } })),
  edges: [
    // Drawn in no particular order.
    ...['x right', 'x left', 'x middle', 'right deep', 'deep sum', 'left sum', 'middle sum', 'sum y'],
  ].map((pair) => {
    const [source = '', target = ''] = pair.split(' ');
    return { source, target };
  }),
  groups,
});

test.each<readonly [string, Way, string | undefined]>([
  ['x', 'down', 'middle'],
  ['x', 'up', undefined],
  ['sum', 'up', 'middle'],
  ['deep', 'up', 'right'],
  ['deep', 'down', 'sum'],
  ['middle', 'left', 'left'],
  ['middle', 'right', 'right'],
  ['left', 'left', undefined],
  // It shares no fork with the others, but the join.
  ['deep', 'left', 'middle'],
  ['y', 'left', undefined],
  ['y', 'down', undefined],
  ['deep', 'first', 'x'],
  ['deep', 'last', 'y'],
])('from %s %s', (from, way, to) => expect(createWalk(network(), order).next(from, way)).toBe(to));

const ways: readonly Way[] = ['up', 'down', 'left', 'right', 'first', 'last'];
/** The way that is another once left and up, right and down are swapped. */
const swapped = {
  up: 'left',
  left: 'up',
  down: 'right',
  right: 'down',
  first: 'first',
  last: 'last',
} as const;

test('in a network that runs right all is the same, turned', () => {
  const down = network();
  const right: Network = {
    ...down,
    direction: 'right',
    nodes: down.nodes.map((node) => ({ ...node, position: turned(node.position!, 'right') })),
  };
  const [before, after] = [createWalk(down, order), createWalk(right, order)];
  for (const from of order) {
    for (const way of ways)
      expect(after.next(from, swapped[way]), `${from} ${way}`).toBe(before.next(from, way));
    expect(after.branches(from)).toEqual(before.branches(from));
  }
});

test('a collapsed group is one stop', () => {
  const group: Group = { id: 'g', name: 'branch', nodes: ['right', 'deep'], collapsed: true };
  const walk = createWalk(network([group]), order);
  const block = partId('block', 'g');
  expect(walk.branches('middle')).toEqual(['left', 'middle', block]);
  expect(walk.next(block, 'down')).toBe('sum');
  expect(walk.next(block, 'up')).toBe('x');
  expect(walk.next('x', 'last')).toBe('y');
});

test('what is not wired is the first only where nothing is', () => {
  const walk = createWalk({ ...network(), edges: [] }, order);
  expect(walk.next('y', 'first')).toBe('loose');
  expect(walk.next('x', 'last')).toBe('y');
});
