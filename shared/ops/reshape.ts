import { T, tfType } from './attrs.ts';
import {
  type Builder,
  defineOp,
  type GraphEmitter,
  type OpDefinition,
  OpError,
  type TensorRef,
} from './define.ts';
import { elements, expectInputs, showType } from './shape.ts';
import type { DType, Value } from './types.ts';

type ReshapeAttrs = { readonly shape: readonly number[] };

/** TensorFlow: Reshape; one size may be −1, which is what remains. */
export const emitReshape = (
  emit: GraphEmitter,
  x: TensorRef,
  shape: readonly number[],
  dtype: DType = 'float32',
): TensorRef =>
  emit.node('Reshape', [x, emit.constant(shape, [shape.length], 'int32')], {
    ...T(dtype),
    Tshape: tfType('int32'),
  });

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
    emitReshape(emit, inputs[0]!, attrs.shape, inputTypes[0]!.dtype),
  ],
});

export const reshape = (b: Builder, x: Value, attrs: ReshapeAttrs): Value => b.add(reshapeOp, [x], attrs)[0]!;
