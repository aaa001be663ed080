import { expect, test } from 'vitest';
import { choose } from './choosing.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

test('alone, up to, and besides, as in any list', () => {
  expect(choose(order, new Set(['a', 'b']), 'a', 'd', 'alone')).toEqual(['d']);
  expect(choose(order, new Set(['b']), 'b', 'd', 'upTo')).toEqual(['b', 'c', 'd']);
  expect(choose(order, new Set(['d']), 'd', 'b', 'upTo')).toEqual(['b', 'c', 'd']);
  expect(choose(order, new Set(['a', 'c']), 'c', 'e', 'besides')).toEqual(['a', 'c', 'e']);
  expect(choose(order, new Set(['a', 'c']), 'c', 'a', 'besides')).toEqual(['c']);
});

test('up to, where the row before is gone, is alone', () => {
  expect(choose(order, new Set(), undefined, 'c', 'upTo')).toEqual(['c']);
  expect(choose(order, new Set(), 'gone', 'c', 'upTo')).toEqual(['c']);
});
