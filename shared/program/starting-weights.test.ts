import { describe, expect, it } from 'vitest';
import { describeSkipped, matchWeights, type StoredWeight } from './starting-weights.ts';
import type { VariableSpec } from './types.ts';

const variable = (
  name: string,
  shape: readonly number[],
  role: VariableSpec['role'] = 'weight',
): VariableSpec => ({ name, node: name.split('/')[0]!, shape, init: { kind: 'zeros' }, role });
const source = (tensors: Readonly<Record<string, readonly number[]>>): Map<string, StoredWeight> =>
  new Map(Object.entries(tensors).map(([name, shape]) => [name, { dtype: 'F32', shape }]));

describe('weights of another training', () => {
  const here = [
    variable('conv/kernel', [5, 5, 1, 6]),
    variable('bn/mean', [6], 'statistic'),
    variable('fc/kernel', [84, 5]),
    variable('renamed/bias', [84]),
    variable('conv/kernel/firstMoment', [5, 5, 1, 6], 'slot'),
  ];

  it('are taken where name and shape agree, statistics too; the others are named with the reason', () => {
    const there = source({
      'conv/kernel': [5, 5, 1, 6],
      'bn/mean': [6],
      'fc/kernel': [84, 10],
      'old/bias': [84],
    });
    expect(matchWeights(here, there, 'run')).toEqual({
      source: 'run',
      loaded: ['conv/kernel', 'bn/mean'],
      skipped: [
        { name: 'fc/kernel', reason: 'shape', here: [84, 5], there: [84, 10] },
        { name: 'renamed/bias', reason: 'absent', here: [84], there: null },
      ],
      unused: ['old/bias'],
    });
  });

  it('do not count the optimiser’s slots of either side', () => {
    const there = source({
      'conv/kernel': [5, 5, 1, 6],
      'conv/kernel/velocity': [5, 5, 1, 6],
      'x/bias': [1],
    });
    const { loaded, unused } = matchWeights(here, there, 'run');
    expect(loaded).toEqual(['conv/kernel']);
    expect(unused).toEqual(['x/bias']);
  });

  it('of another type are not taken, whatever their shape', () => {
    const there = new Map([['fc/kernel', { dtype: 'I32', shape: [84, 5] }]]);
    expect(matchWeights(here, there, 'run').skipped[2]).toEqual({
      name: 'fc/kernel',
      reason: 'dtype',
      here: [84, 5],
      there: [84, 5],
    });
  });

  it('as many elements in another shape are another shape', () => {
    const there = source({ 'fc/kernel': [5, 84] });
    expect(matchWeights(here, there, 'run').loaded).toEqual([]);
  });

  it('are told of in words', () => {
    const words = matchWeights(here, source({ 'fc/kernel': [84, 10] }), 'run').skipped.map(describeSkipped);
    expect(words).toContain('fc/kernel is 84×10 there and 84×5 here');
    expect(words).toContain('bn/mean is not there');
    expect(describeSkipped({ name: 'a', reason: 'dtype', here: [1], there: [1] })).toBe(
      'a is not float32 there',
    );
  });
});
