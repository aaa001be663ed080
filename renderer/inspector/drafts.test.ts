import { expect, test } from 'vitest';
import { findLayer } from '../../shared/layers/index.ts';
import { halves, paramError, typedValue, withParam } from './drafts.ts';

test.each([
  ['3', 3],
  [' 0.5 ', 0.5],
  ['1e-5', 1e-5],
  ['', undefined],
  ['  ', undefined],
  ['three', 'three'],
  ['1.2.3', '1.2.3'],
  ['Infinity', 'Infinity'],
  ['0x10', '0x10'],
  ['１２', 12],
])('typing %j means %j', (text, value) => expect(typedValue(text)).toEqual(value));

test('a size is its two halves, a number for both', () => {
  expect(halves(5)).toEqual([5, 5]);
  expect(halves([3, 7])).toEqual([3, 7]);
  expect(halves(undefined)).toEqual([undefined, undefined]);
});

test('dropping a parameter leaves the others', () => {
  expect(withParam({ stride: 2, kernel: 3 }, 'stride', undefined)).toEqual({ kernel: 3 });
  expect(withParam({ kernel: 3 }, 'stride', 2)).toEqual({ kernel: 3, stride: 2 });
});

test('the schema says what is wrong, for that parameter alone', () => {
  const conv = findLayer('Conv');
  if (!conv) throw new Error('there is no Conv');
  const params = { filters: 8, kernel: 3, stride: 0 };
  expect(paramError(conv, params, 'stride', 'en')).toContain('got 0');
  expect(paramError(conv, params, 'kernel', 'en')).toBeUndefined();
});
