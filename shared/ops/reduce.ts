import { T, tfBool, tfType } from './attrs.ts';
import { multiply } from './binary.ts';
import { type Builder, defineOp } from './define.ts';
import { reshape } from './reshape.ts';
import { expectDType, expectInputs } from './shape.ts';
import { constant } from './sources.ts';
import { broadcastLike } from './sum-to.ts';
import { BATCH, type Value } from './types.ts';

export type ReduceAttrs = { readonly axes: readonly number[]; readonly keepDims: boolean };

export const reducedShape = (shape: readonly number[], { axes, keepDims }: ReduceAttrs): readonly number[] =>
  keepDims
    ? shape.map((size, i) => (axes.includes(i) ? 1 : size))
    : shape.filter((_, i) => !axes.includes(i));

/** g with its lost axes back as 1, stretched over x. */
const stretch = (b: Builder, g: Value, x: Value, attrs: ReduceAttrs): Value =>
  broadcastLike(b, reshape(b, g, { shape: reducedShape(x.type.shape, { ...attrs, keepDims: true }) }), x);

const defineReduction = (
  name: string,
  tfOp: string,
  backward: (b: Builder, stretched: Value, x: Value, axes: readonly number[]) => Value,
) =>
  defineOp<ReduceAttrs>({
    name,
    infer(inputs, attrs) {
      expectInputs(name, inputs, 1);
      expectDType(name, inputs[0], 'float32');
      return [{ dtype: 'float32', shape: reducedShape(inputs[0]!.shape, attrs) }];
    },
    gradient: (b, { inputs: [x], attrs, gradients: [g] }) => [
      g && x && backward(b, stretch(b, g, x, attrs), x, attrs.axes),
    ],
    tensorflow: (emit, { inputs, attrs }) => [
      emit.node(tfOp, [inputs[0]!, emit.constant(attrs.axes, [attrs.axes.length], 'int32')], {
        ...T('float32'),
        Tidx: tfType('int32'),
        keep_dims: tfBool(attrs.keepDims),
      }),
    ],
  });

export const reduceSumOp = defineReduction('reduceSum', 'Sum', (_, stretched) => stretched);
/** The mean; its gradient needs the number of cells, so it is differentiable over static axes alone. */
export const reduceMeanOp = defineReduction('reduceMean', 'Mean', (b, stretched, x, axes) => {
  const cells = axes.reduce((product, axis) => product * x.type.shape[axis]!, 1);
  if (axes.some((axis) => x.type.shape[axis] === BATCH))
    throw new Error('reduceMean over the batch has no gradient rule: use reduceSum and divide by batchSize');
  return multiply(b, stretched, constant(b, 1 / cells));
});

const attrsOf = ({
  axes,
  keepDims = false,
}: {
  readonly axes: readonly number[];
  readonly keepDims?: boolean;
}) => ({
  axes,
  keepDims,
});
export const reduceSum = (
  b: Builder,
  x: Value,
  attrs: { readonly axes: readonly number[]; readonly keepDims?: boolean },
): Value => b.add(reduceSumOp, [x], attrsOf(attrs))[0]!;
export const reduceMean = (
  b: Builder,
  x: Value,
  attrs: { readonly axes: readonly number[]; readonly keepDims?: boolean },
): Value => b.add(reduceMeanOp, [x], attrsOf(attrs))[0]!;
