import { biasAdd } from '../ops/bias.ts';
import { matmul } from '../ops/matmul.ts';
import { reshape } from '../ops/reshape.ts';
import { BATCH } from '../ops/types.ts';
import { defineLayer } from './define.ts';
import { biasField, biasWeight, elementCount } from './fields.ts';
import { initFields, initializerOf, kerasInitializer, kernelWeight } from './initializers.ts';
import { pyBool } from './python.ts';

/** Fully connected: y = x·W + b over the flattened input; in·units weights and units biases. */
export const fc = defineLayer({
  type: 'FC',
  category: 'dense',
  params: {
    units: { kind: 'int', min: 1, max: 1_048_576, label: { en: 'Units', zh: '单元数' } },
    bias: biasField,
    ...initFields('glorot_uniform'),
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Fully connected', zh: '全连接' },
    aliases: ['dense', 'linear'],
    summary: {
      en: 'Every output is a weighted sum of every input; what comes in is flattened.',
      zh: '每个输出都是所有输入的加权和；输入会先被展平。',
    },
    use: {
      en: 'At the end of a network, with as many units as there are classes before Softmax. It holds most parameters.',
      zh: '用在网络末尾，Softmax 之前的单元数等于类别数。大部分参数都在这里。',
    },
    formula: 'y = x·W + b',
  },
  shape: ([shape], { units }) => ({
    shape: [units],
    formulas: [
      {
        axis: 'features',
        symbolic: 'in → units',
        text: `${shape!.length > 1 ? `${shape!.join('·')} = ` : ''}${elementCount(shape!)} → ${units}`,
        exact: units,
        value: units,
      },
    ],
    findings: [],
  }),
  weights([shape], params) {
    const { units, bias } = params;
    const inputs = elementCount(shape!);
    const kernel = kernelWeight('kernel', [inputs, units], initializerOf(params, inputs, units));
    return bias ? [kernel, biasWeight(units)] : [kernel];
  },
  window: () => 'global',
  build({ b, inputs, params: { bias }, weight }) {
    const x = inputs[0]!;
    const flat =
      x.type.shape.length === 2 ? x : reshape(b, x, { shape: [BATCH, elementCount(x.type.shape.slice(1))] });
    const y = matmul(b, flat, weight('kernel'));
    return bias ? biasAdd(b, y, weight('bias')) : y;
  },
  counterpart: {
    keras(params, [shape]) {
      const { units, bias } = params;
      const call = `layers.Dense(${units}, use_bias=${pyBool(bias)}, kernel_initializer=${kerasInitializer(params)})`;
      return shape!.length === 1 ? call : `keras.Sequential([layers.Flatten(), ${call}])`;
    },
    pytorch({ units, bias }, [shape]) {
      const call = `nn.Linear(${elementCount(shape!)}, ${units}, bias=${pyBool(bias)})`;
      return shape!.length === 1 ? call : `nn.Sequential(nn.Flatten(), ${call})`;
    },
  },
});
