import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import { firstTemplate } from '../../shared/templates/index.ts';
import { type Column, nextSort, sortRows } from './sorting.ts';

const rowsOf = (network = firstTemplate.draw()) => {
  const analysis = analyse(network);
  return analysis.order.map((id) => ({
    name: id,
    type: analysis.layers.get(id)?.type ?? '',
    layer: analysis.layers.get(id)!,
  }));
};
const sorted = (column: Column, descending: boolean, rows = rowsOf()): readonly string[] =>
  sortRows(rows, { column, descending }, 'parameters').map(({ name }) => name);

test('numbers are sorted as numbers, words as people do, equals as computed', () => {
  expect(sorted('parameters', true).slice(0, 5)).toEqual(['fc1', 'fc2', 'conv2', 'fc3', 'conv1']);
  expect(sorted('share', true)).toEqual(sorted('parameters', true));
  expect(sorted('multiplyAdds', true)[0]).toBe('conv2');
  expect(sorted('output', false)[0]).toBe('fc3');
  expect(sorted('layer', false).slice(0, 3)).toEqual(['conv1', 'conv2', 'fc1']);
  const names = rowsOf().map((row, index) => ({ ...row, name: `layer${index}` }));
  expect(sortRows(names, { column: 'layer', descending: false }, 'parameters')).toEqual(names);
});

test('what is not known comes last, both ways', () => {
  const broken = applyEdit(firstTemplate.draw(), {
    kind: 'setParams',
    id: 'conv2',
    params: { filters: 16, kernel: 99 },
  }).network;
  for (const descending of [true, false])
    expect(sorted('multiplyAdds', descending, rowsOf(broken)).indexOf('conv2')).toBe(4);
});

test('a head is clicked: sorted, the other way round, as computed', () => {
  const once = nextSort(undefined, 'parameters');
  expect(once).toEqual({ column: 'parameters', descending: true });
  const twice = nextSort(once, 'parameters');
  expect(twice).toEqual({ column: 'parameters', descending: false });
  expect(nextSort(twice, 'parameters')).toBe(undefined);
  expect(nextSort(twice, 'layer')).toEqual({ column: 'layer', descending: false });
});
