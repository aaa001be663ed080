import { expect, test } from 'vitest';
import { categories, layers } from '../../shared/layers/index.ts';
import { search } from './search.ts';

const found = (query: string): readonly string[] =>
  search(layers, categories, query, 'en').flatMap((group) => group.found.map(({ layer }) => layer.type));
const first = (query: string): unknown => {
  const best = search(layers, categories, query, 'en')[0]?.found[0];
  return best && [best.layer.type, best.given, best.issues.map(({ text }) => text)];
};

test('without a query: every layer, by category in the order of the catalog', () => {
  const groups = search(layers, categories, ' ', 'en');
  expect(groups.flatMap((group) => group.found)).toHaveLength(layers.length);
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
  expect(found('最大池化')[0]).toBe('MaxPool');
  for (const { type } of layers) expect(found(type)[0]).toBe(type);
  expect(found('no such layer')).toEqual([]);
  expect(found('slides small filters')).toEqual(['Conv']);
});

test('no other name is that of two layers', () => {
  for (const { type, help } of layers)
    for (const alias of help.aliases ?? []) expect(found(alias)[0], alias).toBe(type);
});

test('parameters behind the name, as people write them', () => {
  expect(first('conv 64 3x3 s2 p1')).toEqual(['Conv', { filters: 64, kernel: 3, stride: 2, padding: 1 }, []]);
  expect(first('conv 64 3 same')).toEqual(['Conv', { filters: 64, kernel: 3, padding: 'same' }, []]);
  expect(first('Conv 96 11×11/4')).toEqual(['Conv', { filters: 96, kernel: 11, stride: 4 }, []]);
  expect(first('3x3 conv, 64, /2')).toEqual(['Conv', { filters: 64, kernel: 3, stride: 2 }, []]);
  expect(first('conv3x5 16 nobias')).toEqual(['Conv', { filters: 16, kernel: [3, 5], bias: false }, []]);
  expect(first('conv 32@k3s2p1')).toEqual(['Conv', { filters: 32, kernel: 3, stride: 2, padding: 1 }, []]);
  expect(first('conv filters=8 kernel 5 init=gaussian')).toEqual([
    'Conv',
    { filters: 8, kernel: 5, init: 'gaussian' },
    [],
  ]);
  expect(first('pool 3 s2')).toEqual(['MaxPool', { kernel: 3, stride: 2 }, []]);
  expect(first('fc 10')).toEqual(['FC', { units: 10 }, []]);
  expect(first('dropout 0.3')).toEqual(['Dropout', { rate: 0.3 }, []]);
  expect(first('dropout 30%')).toEqual(['Dropout', { rate: 0.3 }, []]);
  expect(first('lrelu 0.2')).toEqual(['LeakyReLU', { slope: 0.2 }, []]);
  expect(first('leaky relu .2')).toEqual(['LeakyReLU', { slope: 0.2 }, []]);
  expect(first('relu 6')).toEqual(['ReLU', { ceiling: 6 }, []]);
  expect(first('input 32x32x3')).toEqual(['Input', { height: 32, width: 32, channels: 3 }, []]);
  expect(first('gap')).toEqual(['GlobalAveragePool', {}, []]);
});

test('in Chinese, too', () => {
  expect(first('卷积 64 3×3 步幅2 填充=1')).toEqual([
    'Conv',
    { filters: 64, kernel: 3, stride: 2, padding: 1 },
    [],
  ]);
  expect(first('卷积64，３×３')).toEqual(['Conv', { filters: 64, kernel: 3 }, []]);
  expect(first('全连接 10 无偏置')).toEqual(['FC', { units: 10, bias: false }, []]);
  expect(first('随机失活 丢弃率 0.3')).toEqual(['Dropout', { rate: 0.3 }, []]);
});

test('what is not understood is told, word by word, and what cannot be, with what could', () => {
  expect(first('conv 64 fast s0')).toEqual(['Conv', { filters: 64 }, ['fast', 's0']]);
  const issues = search(layers, categories, 'dropout 7', 'en')[0]?.found[0]?.issues;
  expect(issues?.[0]?.message?.en).toBe('rate must be a number at least 0 and below 1; got 7');
  expect(first('relu 3x3')).toEqual(['ReLU', {}, ['3x3']]);
});
