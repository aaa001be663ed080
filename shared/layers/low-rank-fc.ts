import { biasAdd } from '../ops/bias.ts';
import { matmul } from '../ops/matmul.ts';
import { reshape } from '../ops/reshape.ts';
import { BATCH } from '../ops/types.ts';
import { defineLayer } from './define.ts';
import { biasField, biasWeight, elementCount } from './fields.ts';
import { initFields, initializerOf, kerasInitializer, kernelWeight } from './initializers.ts';
import { pyBool } from './python.ts';

const MAX_UNITS = 1_048_576;

/**
 * Fully connected with W = U·V of rank r (Sainath et al. 2013): y = (x·U)·V + b over the flattened input;
 * in·r + r·units weights instead of in·units, and no bias between the two.
 */
export const lowRankFc = defineLayer({
  type: 'LowRankFC',
  category: 'dense',
  params: {
    units: { kind: 'int', min: 1, max: MAX_UNITS, label: { en: 'Units', zh: '单元数' } },
    rank: { kind: 'int', min: 1, max: MAX_UNITS, label: { en: 'Rank', zh: '秩' } },
    bias: biasField,
    ...initFields('glorot_uniform'),
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Low-rank FC', zh: '低秩全连接' },
    summary: {
      en: 'A fully connected layer whose weights are the product of two thin matrices.',
      zh: '权重为两个瘦矩阵之积的全连接层。',
    },
    use: {
      en: 'Where an FC layer holds most of the parameters: a rank far below both sides saves most of them.',
      zh: '当全连接层占去大部分参数时使用：取远小于两边的秩即可省去大部分。',
    },
    formula: 'y = x·U·V + b',
  },
  shape: ([shape], { units, rank }) => ({
    shape: [units],
    formulas: [
      {
        axis: 'features',
        symbolic: 'in → rank → units',
        text: `${shape!.length > 1 ? `${shape!.join('·')} = ` : ''}${elementCount(shape!)} → ${rank} → ${units}`,
        exact: units,
        value: units,
      },
    ],
    findings: [],
  }),
  weights([shape], params) {
    const { units, rank, bias } = params;
    const inputs = elementCount(shape!);
    const factor = (name: string, fanIn: number, fanOut: number) =>
      kernelWeight(name, [fanIn, fanOut], initializerOf(params, fanIn, fanOut));
    const factors = [factor('u', inputs, rank), factor('v', rank, units)];
    return bias ? [...factors, biasWeight(units)] : factors;
  },
  window: () => 'global',
  build({ b, inputs, params: { bias }, weight }) {
    const x = inputs[0]!;
    const flat =
      x.type.shape.length === 2 ? x : reshape(b, x, { shape: [BATCH, elementCount(x.type.shape.slice(1))] });
    const y = matmul(b, matmul(b, flat, weight('u')), weight('v'));
    return bias ? biasAdd(b, y, weight('bias')) : y;
  },
  counterpart: {
    keras(params, [shape]) {
      const { units, rank, bias } = params;
      const init = `kernel_initializer=${kerasInitializer(params)}`;
      const flatten = shape!.length === 1 ? '' : 'layers.Flatten(), ';
      return `keras.Sequential([${flatten}layers.Dense(${rank}, use_bias=False, ${init}), layers.Dense(${units}, use_bias=${pyBool(bias)}, ${init})])`;
    },
    pytorch({ units, rank, bias }, [shape]) {
      const flatten = shape!.length === 1 ? '' : 'nn.Flatten(), ';
      return `nn.Sequential(${flatten}nn.Linear(${elementCount(shape!)}, ${rank}, bias=False), nn.Linear(${rank}, ${units}, bias=${pyBool(bias)}))`;
    },
  },
});
