import { expect, it } from 'vitest';
import type { LayerPoint } from '../../shared/protocol/messages.ts';
import { columnsOf, concernsOf, figureText, sparkline, trendOf } from './layer-figures.ts';

const layer = (figures: Partial<LayerPoint>): LayerPoint => ({
  id: 'conv1',
  weightNorm: 1,
  gradientNorm: 0.1,
  updateNorm: 0.001,
  updateRatio: 0.001,
  mean: 0,
  deviation: 1,
  zeros: 0.5,
  saturation: null,
  ...figures,
});

it('is concerned where something is wrong, and nowhere else', () => {
  expect(concernsOf(layer({}), true)).toEqual({});
  expect(concernsOf(layer({ updateRatio: null, zeros: 0.9, saturation: 0.5 }), true)).toEqual({});
  expect(concernsOf(layer({ updateRatio: 0.2 }), false)).toEqual({ statUpdate: 'updateLarge' });
  expect(concernsOf(layer({ updateRatio: 0 }), false)).toEqual({ statUpdate: 'updateSmall' });
  expect(concernsOf(layer({ saturation: 0.6 }), true)).toEqual({ statSaturation: 'saturated' });
  expect(concernsOf(layer({ mean: null, deviation: null }), true)).toEqual({ statOutput: 'notFinite' });
});

it('takes zeros for dead units in activations alone', () => {
  expect(concernsOf(layer({ zeros: 0.95 }), true)).toEqual({ statZeros: 'dead' });
  expect(concernsOf(layer({ zeros: 0.95 }), false)).toEqual({});
});

it('has a column of saturation where a layer can saturate', () => {
  const point = (...layers: LayerPoint[]) => ({ step: 1, epoch: 1, layers });
  expect(columnsOf(point(layer({})))).not.toContain('statSaturation');
  expect(columnsOf(point(layer({}), layer({ saturation: 0 })))).toContain('statSaturation');
});

it('writes figures short', () => {
  expect([12.345, 0.04561, 0.000012, 0, -0.5, 123456, null].map(figureText)).toEqual([
    ...['12.3', '0.0456', '1.2e-5', '0', '-0.500', '1.2e+5', '–'],
  ]);
});

it('draws a trend on a logarithmic scale, of at least a factor of ten', () => {
  const records = [1, 10, 100].map((value, i) => ({
    step: i,
    epoch: 1,
    layers: [layer({ gradientNorm: value, updateRatio: i === 1 ? null : value })],
  }));
  expect(trendOf(records, 'conv1', 'gradientNorm')).toEqual([1, 10, 100]);
  expect(trendOf(records, 'conv1', 'updateRatio')).toEqual([1, 100]);
  expect(sparkline([1, 10, 100], 40, 10)).toBe('0.0,10.0 20.0,5.0 40.0,0.0');
  expect(sparkline([1, 1], 40, 10)).toBe('0.0,5.0 40.0,5.0');
  expect(sparkline([1, 0], 40, 10)).toBeUndefined();
});
