import { expect, test } from 'vitest';
import { categories, layers } from '../../shared/layers/index.ts';
import { grouped } from './search.ts';

const found = (query: string): readonly string[] =>
  grouped(layers, categories, query, 'en').flatMap((group) => group.layers.map(({ type }) => type));

test('without a query: every layer, by category in the order of the catalog', () => {
  const groups = grouped(layers, categories, ' ', 'en');
  expect(groups.flatMap((group) => group.layers)).toHaveLength(layers.length);
  expect(groups.map(({ category }) => category)).toEqual(
    categories.filter((category) => layers.some((layer) => layer.category === category)),
  );
});

test('what is called so comes first, in whatever category, then what begins with it', () => {
  // "padding" has "add" in it, and convolutions add.
  expect(found('add')[0]).toBe('Add');
  expect(found('softmax')[0]).toBe('Softmax');
  expect(found('fc')[0]).toBe('FC');
  expect(found('drop')[0]).toBe('Dropout');
  expect(found('\u6700\u5927\u6c60\u5316')[0]).toBe('MaxPool');
  for (const { type } of layers) expect(found(type)[0]).toBe(type);
  expect(found('no such layer')).toEqual([]);
});
