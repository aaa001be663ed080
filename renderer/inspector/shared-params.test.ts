import { expect, test } from 'vitest';
import { sharedParams, targetsOf } from './shared-params.ts';

const shared = (...nodes: readonly (readonly [string, Record<string, number>])[]) =>
  sharedParams(targetsOf(nodes.map(([type, params], index) => ({ id: `n${index}`, type, params })))).map(
    ([name]) => name,
  );

test('layers of one type share all their parameters, those of different types the ones of one schema', () => {
  expect(shared(['Conv', {}], ['Conv', {}])).toEqual(expect.arrayContaining(['filters', 'kernel', 'stride']));
  const both = shared(['Conv', {}], ['MaxPool', {}]);
  expect(both).toContain('kernel');
  expect(both).not.toContain('filters');
  expect(shared(['Conv', {}], ['ReLU', {}], ['Dropout', {}])).toEqual([]);
  expect(shared()).toEqual([]);
});
