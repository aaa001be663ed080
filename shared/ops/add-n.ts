import { T, tfInt } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { sameShape, showType } from './shape.ts';
import type { Value } from './types.ts';

/** Sum of any number of tensors of one shape: where gradients of several uses meet. */
export const addNOp = defineOp({
  name: 'addN',
  infer(inputs) {
    const [first] = inputs;
    if (!first) throw new OpError('addN takes at least one input; got none');
    for (const other of inputs)
      if (!sameShape(other.shape, first.shape) || other.dtype !== first.dtype)
        throw new OpError(`addN: ${showType(first)} and ${showType(other)} differ`);
    return [first];
  },
  gradient: (_, { inputs, gradients }) => inputs.map(() => gradients[0]),
  tensorflow: (emit, { inputs, inputTypes }) => [
    emit.node('AddN', inputs, { N: tfInt(inputs.length), ...T(inputTypes[0]!.dtype) }),
  ],
});

export const addN = (b: Builder, values: readonly Value[]): Value =>
  values.length === 1 ? values[0]! : b.add(addNOp, values, {})[0]!;
