import { T } from './attrs.ts';
import { type Builder, defineOp, type OpDefinition } from './define.ts';
import { expectInputs } from './shape.ts';
import type { Attrs, Value } from './types.ts';

/** y = −x */
export const negateOp: OpDefinition<Attrs> = defineOp({
  name: 'negate',
  infer(inputs) {
    expectInputs('negate', inputs, 1);
    return [inputs[0]!];
  },
  gradient: (b, { gradients }) => [gradients[0] && negate(b, gradients[0])],
  tensorflow: (emit, { inputs, inputTypes }) => [emit.node('Neg', inputs, T(inputTypes[0]!.dtype))],
});

export const negate = (b: Builder, x: Value): Value => b.add(negateOp, [x], {})[0]!;
