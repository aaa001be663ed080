import { T, tfBool, tfType } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { expectInputs } from './shape.ts';
import type { DType, Value } from './types.ts';

type CastAttrs = { readonly dtype: string };

/** Another element type; bool becomes 0 or 1. Carries no gradient. */
export const castOp = defineOp<CastAttrs>({
  name: 'cast',
  infer(inputs, { dtype }) {
    expectInputs('cast', inputs, 1);
    if (dtype !== 'float32' && dtype !== 'int32') throw new OpError(`cast to float32 or int32; got ${dtype}`);
    return [{ dtype, shape: inputs[0]!.shape }];
  },
  tensorflow: (emit, { inputs, inputTypes, outputTypes }) => [
    emit.node('Cast', inputs, {
      SrcT: tfType(inputTypes[0]!.dtype),
      DstT: tfType(outputTypes[0]!.dtype),
      Truncate: tfBool(false),
    }),
  ],
});

/** Index of the largest along the last axis, int32; the first of equals. */
export const argMaxOp = defineOp({
  name: 'argMax',
  infer(inputs) {
    expectInputs('argMax', inputs, 1);
    return [{ dtype: 'int32', shape: inputs[0]!.shape.slice(0, -1) }];
  },
  tensorflow: (emit, { inputs, inputTypes }) => [
    emit.node('ArgMax', [inputs[0]!, emit.constant(inputTypes[0]!.shape.length - 1, [], 'int32')], {
      ...T('float32'),
      Tidx: tfType('int32'),
      output_type: tfType('int32'),
    }),
  ],
});

/** One-hot rows from class indices: int32 `[batch]` → float32 `[batch, classes]`. */
export const oneHotOp = defineOp<{ readonly classes: number }>({
  name: 'oneHot',
  infer(inputs, { classes }) {
    expectInputs('oneHot', inputs, 1);
    return [{ dtype: 'float32', shape: [...inputs[0]!.shape, classes] }];
  },
  tensorflow: (emit, { inputs, attrs }) => [
    emit.node(
      'OneHot',
      [
        inputs[0]!,
        emit.constant(attrs.classes, [], 'int32'),
        emit.constant(1, [], 'float32'),
        emit.constant(0, [], 'float32'),
      ],
      { ...T('float32'), TI: tfType('int32'), axis: { kind: 'int', value: -1 } },
    ),
  ],
});

/** The number of samples in the batch, float32 []; `like` is any tensor with the batch axis first. */
export const batchSizeOp = defineOp({
  name: 'batchSize',
  infer(inputs) {
    expectInputs('batchSize', inputs, 1);
    return [{ dtype: 'float32', shape: [] }];
  },
  tensorflow(emit, { inputs, inputTypes }) {
    const shape = emit.node('Shape', inputs, { ...T(inputTypes[0]!.dtype), out_type: tfType('int32') });
    const first = emit.node('Gather', [shape, emit.constant(0, [], 'int32')], {
      Tparams: tfType('int32'),
      Tindices: tfType('int32'),
      validate_indices: tfBool(true),
    });
    return [
      emit.node('Cast', [first], { SrcT: tfType('int32'), DstT: tfType('float32'), Truncate: tfBool(false) }),
    ];
  },
});

/** The value without its gradient: nothing behind it learns. */
export const stopGradientOp = defineOp({
  name: 'stopGradient',
  infer(inputs) {
    expectInputs('stopGradient', inputs, 1);
    return [inputs[0]!];
  },
  tensorflow: (emit, { inputs, inputTypes }) => [emit.node('Identity', inputs, T(inputTypes[0]!.dtype))],
});

export const cast = (b: Builder, x: Value, dtype: DType): Value => b.add(castOp, [x], { dtype })[0]!;
export const argMax = (b: Builder, x: Value): Value => b.add(argMaxOp, [x], {})[0]!;
export const oneHot = (b: Builder, x: Value, classes: number): Value => b.add(oneHotOp, [x], { classes })[0]!;
export const batchSize = (b: Builder, like: Value): Value => b.add(batchSizeOp, [like], {})[0]!;
export const stopGradient = (b: Builder, x: Value): Value => b.add(stopGradientOp, [x], {})[0]!;
