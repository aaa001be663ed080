import { T, tfString } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { expectInputs, showType } from './shape.ts';
import type { Value } from './types.ts';

/** Sum of dy over every axis but the channels: dL/dbias. TensorFlow: BiasAddGrad. */
export const biasAddGradOp = defineOp({
  name: 'biasAddGrad',
  infer(inputs) {
    expectInputs('biasAddGrad', inputs, 1);
    const { shape } = inputs[0]!;
    return [{ dtype: 'float32', shape: [shape[shape.length - 1]!] }];
  },
  tensorflow: (emit, { inputs }) => [
    emit.node('BiasAddGrad', inputs, { ...T('float32'), data_format: tfString('NHWC') }),
  ],
});

/** y = x + bias along the last axis; `bias` is `[channels]`. TensorFlow: BiasAdd. */
export const biasAddOp = defineOp({
  name: 'biasAdd',
  infer(inputs) {
    expectInputs('biasAdd', inputs, 2);
    const [x, bias] = inputs;
    if (bias!.shape.length !== 1 || bias!.shape[0] !== x!.shape[x!.shape.length - 1])
      throw new OpError(`biasAdd: ${showType(bias!)} does not fit ${showType(x!)}`);
    return [x!];
  },
  gradient: (b, { gradients: [g] }) => [g, g && b.add(biasAddGradOp, [g], {})[0]],
  tensorflow: (emit, { inputs }) => [
    emit.node('BiasAdd', inputs, { ...T('float32'), data_format: tfString('NHWC') }),
  ],
});

export const biasAdd = (b: Builder, x: Value, bias: Value): Value => b.add(biasAddOp, [x, bias], {})[0]!;
