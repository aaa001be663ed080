import { expect, test } from 'vitest';
import { applyEdit } from '../../shared/network/apply.ts';
import { templates } from '../../shared/templates/index.ts';
import { sameLayers } from './changed-since.ts';

const lenet = templates.find(({ id }) => id === 'lenet-5')!.draw();

test('layers are the same wherever they stand and whatever they are called, and not with another number or wire', () => {
  const moved = applyEdit(lenet, { kind: 'moveNode', id: 'conv1', position: { x: 9, y: 9 } }).network;
  expect(sameLayers(lenet, moved)).toBe(true);
  expect(sameLayers(lenet, { ...lenet, name: 'Mine', comments: [] })).toBe(true);
  const set = (value: number) =>
    applyEdit(lenet, { kind: 'setParam', id: 'conv1', name: 'filters', value }).network;
  expect(sameLayers(lenet, set(12))).toBe(false);
  expect(sameLayers(set(12), set(12))).toBe(true);
  expect(sameLayers(lenet, { ...lenet, edges: lenet.edges.slice(1) })).toBe(false);
  expect(sameLayers(lenet, { ...lenet, nodes: lenet.nodes.slice(1) })).toBe(false);
});
