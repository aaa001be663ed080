import { greaterEqual, multiply } from '../ops/binary.ts';
import { cast } from '../ops/cast.ts';
import { slice } from '../ops/pad-slice-concat.ts';
import { randomUniform } from '../ops/random/random-uniform.ts';
import { constant } from '../ops/sources.ts';
import { defineLayer } from './define.ts';
import { rateField } from './fields.ts';
import { needsSpatial } from './findings.ts';

/** Dropout of whole channels (Tompson et al. 2015): y = x·[u ≥ rate]/(1 − rate), one u for each channel of each sample. */
export const spatialDropout = defineLayer({
  type: 'SpatialDropout',
  category: 'regularisation',
  params: {
    rate: rateField,
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Spatial dropout', zh: '空间随机失活' },
    aliases: ['dropout2d'],
    summary: {
      en: 'While training, sets whole channels to 0 and scales up the rest.',
      zh: '训练时随机把整个通道置 0，并放大其余通道。',
    },
    use: {
      en: 'Between convolutions, where neighbouring cells tell the same and dropping single ones helps little.',
      zh: '用在卷积层之间：相邻格子信息相近，单独丢弃格子效果不大。',
    },
    formula: 'y = x·[u ≥ rate]/(1 − rate)',
  },
  shape: ([shape]) =>
    shape!.length === 3
      ? { shape: shape!, formulas: [], findings: [] }
      : { formulas: [], findings: [needsSpatial(shape!)] },
  weights: () => [],
  build({ b, inputs, params: { rate }, training, random }) {
    const x = inputs[0]!;
    if (!training || rate === 0) return x;
    const row = slice(b, x, { axis: 1, start: 0, size: 1 });
    const cell = slice(b, row, { axis: 2, start: 0, size: 1 });
    const { seed, step } = random();
    const kept = cast(b, greaterEqual(b, randomUniform(b, seed, step, cell), constant(b, rate)), 'float32');
    return multiply(b, x, multiply(b, kept, constant(b, 1 / (1 - rate))));
  },
  counterpart: {
    keras: ({ rate }) => `layers.SpatialDropout2D(${rate})`,
    pytorch: ({ rate }) => `nn.Dropout2d(${rate})`,
  },
});
