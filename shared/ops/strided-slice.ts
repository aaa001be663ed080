import { T, tfInt, tfType } from './attrs.ts';
import { type Builder, defineOp, type EmitContext, type GraphEmitter, OpError } from './define.ts';
import { expectInputs, expectRank, showType } from './shape.ts';
import type { Value } from './types.ts';

/** Of height and width: the first cell, how many, and how far apart. */
export type EveryAttrs = {
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
};

/** Begin, end and stride of `[batch, height, width, channels]`; batch and channels whole, by the masks. */
const bounds = (emit: GraphEmitter, { starts, sizes, strides }: EveryAttrs): readonly string[] => {
  const ends = starts.map((start, i) => start + (sizes[i]! - 1) * strides[i]! + 1);
  return [
    emit.constant([0, ...starts, 0], [4], 'int32'),
    emit.constant([0, ...ends, 0], [4], 'int32'),
    emit.constant([1, ...strides, 1], [4], 'int32'),
  ];
};
const WHOLE = 0b1001;
const attributes = {
  ...T('float32'),
  Index: tfType('int32'),
  begin_mask: tfInt(WHOLE),
  end_mask: tfInt(WHOLE),
  ellipsis_mask: tfInt(0),
  new_axis_mask: tfInt(0),
  shrink_axis_mask: tfInt(0),
} as const;

/** dL/dx of `everyCell`, from (x, dy); x gives the shape alone. TensorFlow: StridedSliceGrad. */
export const everyCellGradOp = defineOp<EveryAttrs>({
  name: 'everyCellGrad',
  infer(inputs) {
    expectInputs('everyCellGrad', inputs, 2);
    return [inputs[0]!];
  },
  tensorflow(emit, { inputs: [x, g], attrs }: EmitContext<EveryAttrs>) {
    const shape = emit.node('Shape', [x!], { ...T('float32'), out_type: tfType('int32') });
    return [emit.node('StridedSliceGrad', [shape, ...bounds(emit, attrs), g!], attributes)];
  },
});

/** Cells of an image at equal distances: `sizes` of them from `starts`, `strides` apart. TensorFlow: StridedSlice. */
export const everyCellOp = defineOp<EveryAttrs>({
  name: 'everyCell',
  infer(inputs, { starts, sizes, strides }) {
    expectInputs('everyCell', inputs, 1);
    const shape = expectRank('everyCell', inputs[0], 4);
    for (const i of [0, 1] as const)
      if (!(starts[i]! >= 0 && sizes[i]! >= 1 && starts[i]! + (sizes[i]! - 1) * strides[i]! < shape[i + 1]!))
        throw new OpError(
          `everyCell: ${sizes[i]} cells from ${starts[i]}, ${strides[i]} apart, are not in ${showType(inputs[0]!)}`,
        );
    return [{ dtype: 'float32', shape: [shape[0]!, sizes[0]!, sizes[1]!, shape[3]!] }];
  },
  gradient: (b, { inputs, attrs, gradients: [g] }) => [
    g && b.add(everyCellGradOp, [inputs[0]!, g], attrs)[0],
  ],
  tensorflow: (emit, { inputs, attrs }) => [
    emit.node('StridedSlice', [inputs[0]!, ...bounds(emit, attrs)], attributes),
  ],
});

export const everyCell = (b: Builder, x: Value, attrs: EveryAttrs): Value =>
  b.add(everyCellOp, [x], attrs)[0]!;
