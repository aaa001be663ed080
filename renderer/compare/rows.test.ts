import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { removeNodes } from '../../shared/network/gestures.ts';
import { emptyNetwork, type JsonObject, type Network } from '../../shared/network/network.ts';
import { compareRows, isSame } from './rows.ts';

const layers: readonly (readonly [string, string, JsonObject])[] = [
  ['input', 'Input', { height: 28, width: 28, channels: 1 }],
  ['conv', 'Conv', { filters: 6, kernel: 5 }],
  ['relu', 'ReLU', {}],
  ['pool', 'MaxPool', { kernel: 2 }],
  ['fc', 'FC', { units: 10 }],
];
const network: Network = {
  ...emptyNetwork('A'),
  nodes: layers.map(([id, type, params]) => ({ id, type, params, position: { x: 0, y: 0 } })),
  edges: layers.slice(1).map(([id], index) => ({ source: layers[index]![0], target: id })),
};
const compared = (...edits: readonly Edit[]) => {
  const after = applyEdit(network, { kind: 'batch', edits }).network;
  return compareRows({ network, analysis: analyse(network) }, { network: after, analysis: analyse(after) });
};
const kinds = (rows: ReturnType<typeof compareRows>) =>
  Object.fromEntries(rows.nodes.map((row) => [row.after?.id ?? row.before?.id, row.kind]));

test('a parameter is told with both values, and what it does to those behind', () => {
  const rows = compared({ kind: 'setParam', id: 'conv', name: 'padding', value: 2 });
  expect(kinds(rows)).toEqual({
    input: 'same',
    conv: 'changed',
    relu: 'affected',
    pool: 'affected',
    fc: 'affected',
  });
  expect(rows.nodes[1]?.fields).toEqual([{ field: 'params.padding', before: 0, after: 2 }]);
  expect(rows.nodes[4]?.layers.before?.parameters).toBe(12 * 12 * 6 * 10 + 10);
  expect(rows.nodes[4]?.layers.after?.parameters).toBe(14 * 14 * 6 * 10 + 10);
});

test('a default that is written out differs in nothing, nor does a layer that lies elsewhere', () => {
  const rows = compared(
    { kind: 'setParam', id: 'conv', name: 'stride', value: 1 },
    { kind: 'setParam', id: 'pool', name: 'stride', value: 2 },
    { kind: 'moveNode', id: 'fc', position: { x: 8, y: 8 } },
  );
  expect(isSame(rows)).toBe(true);
  expect(rows.moved).toBe(1);
});

test('a layer taken out changes what feeds the next', () => {
  const rows = compared(removeNodes(network, ['relu']), {
    kind: 'addEdge',
    edge: { source: 'conv', target: 'pool' },
  });
  expect(kinds(rows)).toEqual({ input: 'same', conv: 'same', relu: 'removed', pool: 'changed', fc: 'same' });
  expect(rows.nodes[3]?.inputs).toEqual({ before: 'relu', after: 'conv' });
});
