import { expect, test } from 'vitest';
import type { Edit } from './edit.ts';
import { emptyHistory, movedByHand, perform, undo } from './history.ts';
import { emptyNetwork, type Network } from './network.ts';

const network: Network = {
  ...emptyNetwork(),
  nodes: ['a', 'b', 'c'].map((id) => ({ id, type: 'ReLU', params: {} })),
};
const move = (...ids: readonly string[]): Edit => ({
  kind: 'batch',
  edits: ids.map((id, x) => ({ kind: 'moveNode', id, position: { x, y: 1 } })),
});

test('moved by hand is what somebody put where it is and automatic layout has not moved since', () => {
  let now = perform(network, emptyHistory, move('a', 'b'), 'move', undefined, 'byHand');
  now = perform(now.network, now.history, move('c'), 'make room');
  expect([...movedByHand(now.history)]).toEqual(['a', 'b']);
  now = perform(now.network, now.history, move('a', 'c'), 'arrange', undefined, 'automatic');
  expect([...movedByHand(now.history)]).toEqual(['b']);
  const back = undo(now.network, now.history);
  expect(back && [...movedByHand(back.history)]).toEqual(['a', 'b']);
});

test('nudges that are one step are by hand together', () => {
  let now = perform(network, emptyHistory, move('a'), 'nudge', 'n', 'byHand');
  now = perform(now.network, now.history, move('b'), 'nudge', 'n', 'byHand');
  expect(now.history.past).toHaveLength(1);
  expect([...movedByHand(now.history)]).toEqual(['a', 'b']);
});
