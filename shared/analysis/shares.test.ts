import { expect, test } from 'vitest';
import { findTemplate } from '../templates/index.ts';
import { analyse } from './index.ts';
import { categoryShares, layerShare, measures, tintOf } from './shares.ts';

const vgg = analyse(findTemplate('vgg-16')!.draw());

test('VGG-16: fully connected layers hold 89 % of the parameters, convolutions do 99 % of the products', () => {
  // Simonyan & Zisserman 2015, table 2: 138 M, of which 7·7·512·4096 + 4096·4096 + 4096·1000 and biases.
  const [most, next] = categoryShares(vgg, 'parameters');
  expect(most).toMatchObject({ category: 'dense', count: 3, value: 123_642_856 });
  expect(most?.share).toBeCloseTo(123_642_856 / 138_357_544, 12);
  expect(next).toMatchObject({ category: 'convolution', count: 13, value: 14_714_688 });
  const [products] = categoryShares(vgg, 'multiplyAdds');
  expect(products?.category).toBe('convolution');
  expect(products?.share).toBeCloseTo(1 - 123_633_664 / 15_470_264_320, 12);
});

test.each(measures)('the layers’ shares of %s are one together', (measure) => {
  const sum = vgg.order.reduce((total, id) => total + layerShare(vgg, id, measure), 0);
  expect(sum).toBeCloseTo(1, 10);
  const kinds = categoryShares(vgg, measure).reduce((total, { share }) => total + share, 0);
  expect(kinds).toBeCloseTo(1, 10);
});

test('of nothing everybody has nothing', () => {
  const empty = analyse({ ...findTemplate('vgg-16')!.draw(), nodes: [], edges: [] });
  expect(categoryShares(empty, 'parameters')).toEqual([]);
  expect(layerShare(empty, 'conv1', 'parameters')).toBe(0);
  expect(tintOf(0, 0)).toBe(0);
});

test('a quarter of the greatest share lies in the middle of the scale', () => {
  expect(tintOf(0.2, 0.8)).toBeCloseTo(0.5, 12);
  expect(tintOf(0.9, 0.8)).toBe(1);
});
