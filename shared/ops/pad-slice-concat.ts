import { T, tfInt, tfType } from './attrs.ts';
import { type Builder, defineOp, type OpDefinition, OpError } from './define.ts';
import { expectInputs, showType } from './shape.ts';
import type { Value } from './types.ts';

type PadAttrs = {
  /** `[before, after]` of each axis, one after the other. */
  readonly paddings: readonly number[];
  readonly value: number;
};
type SliceAttrs = { readonly axis: number; readonly start: number; readonly size: number };
type ConcatAttrs = { readonly axis: number };

/** Puts constant cells around. TensorFlow: PadV2. */
export const padOp: OpDefinition<PadAttrs> = defineOp<PadAttrs>({
  name: 'pad',
  infer(inputs, { paddings }) {
    expectInputs('pad', inputs, 1);
    const { dtype, shape } = inputs[0]!;
    if (paddings.length !== 2 * shape.length)
      throw new OpError(`pad: ${paddings.length} numbers for ${showType(inputs[0]!)}; it takes two an axis`);
    return [
      {
        dtype,
        shape: shape.map((size, i) => (size < 0 ? size : size + paddings[2 * i]! + paddings[2 * i + 1]!)),
      },
    ];
  },
  gradient(b, { inputs, attrs, gradients: [g] }) {
    let inner = g;
    inputs[0]!.type.shape.forEach((size, axis) => {
      const start = attrs.paddings[2 * axis]!;
      if (inner && inner.type.shape[axis] !== size) inner = slice(b, inner, { axis, start, size });
    });
    return [inner];
  },
  tensorflow: (emit, { inputs, inputTypes, attrs }) => [
    emit.node(
      'PadV2',
      [
        inputs[0]!,
        emit.constant(attrs.paddings, [attrs.paddings.length / 2, 2], 'int32'),
        emit.constant(attrs.value, [], 'float32'),
      ],
      { ...T(inputTypes[0]!.dtype), Tpaddings: tfType('int32') },
    ),
  ],
});

/** `size` cells from `start` along one axis. TensorFlow: Slice. */
export const sliceOp: OpDefinition<SliceAttrs> = defineOp<SliceAttrs>({
  name: 'slice',
  infer(inputs, { axis, start, size }) {
    expectInputs('slice', inputs, 1);
    const { dtype, shape } = inputs[0]!;
    if (!(start >= 0 && size >= 1 && start + size <= shape[axis]!))
      throw new OpError(
        `slice: cells ${start} to ${start + size} of axis ${axis} are not all in ${showType(inputs[0]!)}`,
      );
    return [{ dtype, shape: shape.map((length, i) => (i === axis ? size : length)) }];
  },
  gradient(b, { inputs, attrs: { axis, start, size }, gradients: [g] }) {
    const { shape } = inputs[0]!.type;
    const paddings = shape.flatMap((length, i) => (i === axis ? [start, length - start - size] : [0, 0]));
    return [g && b.add(padOp, [g], { paddings, value: 0 })[0]];
  },
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const rank = inputTypes[0]!.shape.length;
    const perAxis = (here: number, elsewhere: number): readonly number[] =>
      Array.from({ length: rank }, (_, i) => (i === attrs.axis ? here : elsewhere));
    return [
      emit.node(
        'Slice',
        [
          inputs[0]!,
          emit.constant(perAxis(attrs.start, 0), [rank], 'int32'),
          emit.constant(perAxis(attrs.size, -1), [rank], 'int32'),
        ],
        { ...T(inputTypes[0]!.dtype), Index: tfType('int32') },
      ),
    ];
  },
});

/** Tensors side by side along one axis; all other axes agree. TensorFlow: ConcatV2. */
export const concatOp = defineOp<ConcatAttrs>({
  name: 'concat',
  infer(inputs, { axis }) {
    const [first] = inputs;
    if (!first || axis < 0 || axis >= first.shape.length)
      throw new OpError(`concat along axis ${axis} of ${first ? showType(first) : 'nothing'}`);
    for (const other of inputs)
      if (
        other.shape.length !== first.shape.length ||
        other.shape.some((size, i) => i !== axis && size !== first.shape[i])
      )
        throw new OpError(`concat: ${showType(first)} and ${showType(other)} differ beside axis ${axis}`);
    const length = inputs.reduce((sum, input) => sum + input.shape[axis]!, 0);
    return [{ dtype: first.dtype, shape: first.shape.map((size, i) => (i === axis ? length : size)) }];
  },
  gradient(b, { inputs, attrs: { axis }, gradients: [g] }) {
    let start = 0;
    return inputs.map((input) => {
      const size = input.type.shape[axis]!;
      const part = g && slice(b, g, { axis, start, size });
      start += size;
      return part;
    });
  },
  tensorflow: (emit, { inputs, inputTypes, attrs }) => [
    emit.node('ConcatV2', [...inputs, emit.constant(attrs.axis, [], 'int32')], {
      ...T(inputTypes[0]!.dtype),
      N: tfInt(inputs.length),
      Tidx: tfType('int32'),
    }),
  ],
});

/** Pads height and width of `[batch, height, width, channels]` on both sides. */
export const pad = (
  b: Builder,
  x: Value,
  { padding: [h, w], value = 0 }: { readonly padding: readonly [number, number]; readonly value?: number },
): Value => b.add(padOp, [x], { paddings: [0, 0, h, h, w, w, 0, 0], value })[0]!;

export const slice = (b: Builder, x: Value, attrs: SliceAttrs): Value => b.add(sliceOp, [x], attrs)[0]!;

export const concat = (b: Builder, values: readonly Value[], attrs: ConcatAttrs): Value =>
  b.add(concatOp, values, attrs)[0]!;
