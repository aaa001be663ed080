import { expect, test } from 'vitest';
import { findRows } from './find-rows.ts';
import type { Row } from './row.ts';

const row = (name: string, group: Row['group']): Row => ({
  id: name,
  group,
  connection: { source: 'input', target: name, slot: 0, slots: 1, verdict: { ok: false, reason: 'cycle' } },
  name,
  category: 'convolution',
  title: 'Convolution',
  shape: undefined,
  note: '',
});

test('who types a whole name finds that layer first, however well another fits', () => {
  const rows = [row('conv10', 'free'), row('conv11', 'free'), row('conv1', 'instead')];
  expect(findRows(rows, 'Conv1 ').map(({ name }) => name)[0]).toBe('conv1');
  expect(findRows(rows, '')).toEqual(rows);
  // Of two inputs of one layer, the free one.
  const inputs = [row('add1', 'instead'), row('add1', 'free')];
  expect(findRows(inputs, 'add').map(({ group }) => group)).toEqual(['free', 'instead']);
  expect(findRows(rows, 'pool')).toEqual([]);
});
