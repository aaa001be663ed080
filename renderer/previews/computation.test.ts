import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { findTemplate } from '../../shared/templates/index.ts';
import { computesTheSame } from './computation.ts';

test('moving and naming layers changes nothing, parameters, wires and the seed do', () => {
  const network = findTemplate('lenet-5')!.draw();
  const before = { network, analysis: analyse(network) };
  const same = (change: Edit): boolean => {
    const next = applyEdit(network, change).network;
    return computesTheSame(before, { network: next, analysis: analyse(next, before.analysis) });
  };
  const [, conv] = network.nodes;
  const [wire] = network.edges;
  if (!conv || !wire) throw new Error('LeNet-5 has no layers');
  expect(same({ kind: 'moveNode', id: conv.id, position: { x: 8, y: 800 } })).toBe(true);
  expect(same({ kind: 'setNode', id: conv.id, field: 'label', value: 'C1' })).toBe(true);
  expect(same({ kind: 'setNetwork', field: 'training', value: { epochs: 9 } })).toBe(true);
  expect(same({ kind: 'setNetwork', field: 'training', value: { seed: 9 } })).toBe(false);
  expect(same({ kind: 'setParam', id: conv.id, name: 'kernel', value: 3 })).toBe(false);
  expect(same({ kind: 'removeEdge', edge: wire })).toBe(false);
});
