import { T, tfFloat } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { expectDType, expectInputs, sameShape, showType } from './shape.ts';
import type { Attrs, TensorType, Value } from './types.ts';

const inferSame = (name: string, inputs: readonly TensorType[]): readonly TensorType[] => {
  expectInputs(name, inputs, 1);
  expectDType(name, inputs[0], 'float32');
  return [inputs[0]!];
};

/** The gradient op of an activation: (upstream gradient, y or x) → gradient. One fused TensorFlow kernel. */
const defineActivationGrad = <A extends Attrs>(
  name: string,
  emitName: string,
  order: 'gradientFirst' | 'gradientLast',
  attrs: (a: A) => Record<string, ReturnType<typeof tfFloat>> = () => ({}),
) =>
  defineOp<A>({
    name,
    infer(inputs) {
      expectInputs(name, inputs, 2);
      if (!sameShape(inputs[0]!.shape, inputs[1]!.shape))
        throw new OpError(`${name}: ${showType(inputs[0]!)} and ${showType(inputs[1]!)} differ`);
      return [inputs[0]!];
    },
    tensorflow(emit, { inputs, attrs: given }) {
      const [gradient, x] = inputs as [string, string];
      const ordered = order === 'gradientFirst' ? [gradient, x] : [x, gradient];
      return [emit.node(emitName, ordered, { ...T('float32'), ...attrs(given) })];
    },
  });

/** dx = g where y > 0. */
export const reluGradOp = defineActivationGrad('reluGrad', 'ReluGrad', 'gradientFirst');
/** dx = g where x > 0, slope·g elsewhere. */
export const leakyReluGradOp = defineActivationGrad<{ readonly slope: number }>(
  'leakyReluGrad',
  'LeakyReluGrad',
  'gradientFirst',
  ({ slope }) => ({ alpha: tfFloat(slope) }),
);
/** dx = g·y·(1 − y). */
export const sigmoidGradOp = defineActivationGrad('sigmoidGrad', 'SigmoidGrad', 'gradientLast');
/** dx = g·(1 − y²). */
export const tanhGradOp = defineActivationGrad('tanhGrad', 'TanhGrad', 'gradientLast');

/** y = max(0, x) */
export const reluOp = defineOp({
  name: 'relu',
  infer: (inputs) => inferSame('relu', inputs),
  gradient: (b, { outputs, gradients }) => [
    gradients[0] && b.add(reluGradOp, [gradients[0], outputs[0]!], {})[0],
  ],
  tensorflow: (emit, { inputs }) => [emit.node('Relu', inputs, T('float32'))],
});
/** y = x where x > 0, slope·x elsewhere. */
export const leakyReluOp = defineOp<{ readonly slope: number }>({
  name: 'leakyRelu',
  infer: (inputs) => inferSame('leakyRelu', inputs),
  gradient: (b, { inputs, attrs, gradients }) => [
    gradients[0] && b.add(leakyReluGradOp, [gradients[0], inputs[0]!], attrs)[0],
  ],
  tensorflow: (emit, { inputs, attrs }) => [
    emit.node('LeakyRelu', inputs, { ...T('float32'), alpha: tfFloat(attrs.slope) }),
  ],
});
/** y = 1/(1 + e^−x) */
export const sigmoidOp = defineOp({
  name: 'sigmoid',
  infer: (inputs) => inferSame('sigmoid', inputs),
  gradient: (b, { outputs, gradients }) => [
    gradients[0] && b.add(sigmoidGradOp, [gradients[0], outputs[0]!], {})[0],
  ],
  tensorflow: (emit, { inputs }) => [emit.node('Sigmoid', inputs, T('float32'))],
});
export const tanhOp = defineOp({
  name: 'tanh',
  infer: (inputs) => inferSame('tanh', inputs),
  gradient: (b, { outputs, gradients }) => [
    gradients[0] && b.add(tanhGradOp, [gradients[0], outputs[0]!], {})[0],
  ],
  tensorflow: (emit, { inputs }) => [emit.node('Tanh', inputs, T('float32'))],
});

export const relu = (b: Builder, x: Value): Value => b.add(reluOp, [x], {})[0]!;
export const leakyRelu = (b: Builder, x: Value, attrs: { readonly slope: number }): Value =>
  b.add(leakyReluOp, [x], attrs)[0]!;
export const sigmoid = (b: Builder, x: Value): Value => b.add(sigmoidOp, [x], {})[0]!;
export const tanh = (b: Builder, x: Value): Value => b.add(tanhOp, [x], {})[0]!;
