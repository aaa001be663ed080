import { T, tfType } from './attrs.ts';
import { type Builder, defineOp, type OpDefinition, OpError } from './define.ts';
import { elements, expectInputs, showType } from './shape.ts';
import type { Value } from './types.ts';

type ReshapeAttrs = { readonly shape: readonly number[] };

/** The same elements in another shape; `BATCH` stands for the batch axis. */
export const reshapeOp: OpDefinition<ReshapeAttrs> = defineOp<ReshapeAttrs>({
  name: 'reshape',
  infer(inputs, { shape }) {
    expectInputs('reshape', inputs, 1);
    if (elements(inputs[0]!.shape) !== elements(shape))
      throw new OpError(
        `reshape: ${showType(inputs[0]!)} does not hold as many elements as [${shape.join(', ')}]`,
      );
    return [{ dtype: inputs[0]!.dtype, shape }];
  },
  gradient: (b, { inputs, gradients: [g] }) => [g && reshape(b, g, { shape: inputs[0]!.type.shape })],
  tensorflow: (emit, { inputs, inputTypes, attrs }) => [
    emit.node('Reshape', [inputs[0]!, emit.constant(attrs.shape, [attrs.shape.length], 'int32')], {
      ...T(inputTypes[0]!.dtype),
      Tshape: tfType('int32'),
    }),
  ],
});

export const reshape = (b: Builder, x: Value, attrs: ReshapeAttrs): Value => b.add(reshapeOp, [x], attrs)[0]!;
