import { T, tfBool, tfType } from './attrs.ts';
import { divide, equal, multiply } from './binary.ts';
import { cast } from './cast.ts';
import { type Builder, defineOp } from './define.ts';
import { type ReduceAttrs, reducedShape, reduceSum } from './reduce.ts';
import { reshape } from './reshape.ts';
import { expectDType, expectInputs } from './shape.ts';
import type { Value } from './types.ts';

/** The largest along some axes; where several are largest the gradient is shared among them. TensorFlow: Max. */
export const reduceMaxOp = defineOp<ReduceAttrs>({
  name: 'reduceMax',
  infer(inputs, attrs) {
    expectInputs('reduceMax', inputs, 1);
    expectDType('reduceMax', inputs[0], 'float32');
    return [{ dtype: 'float32', shape: reducedShape(inputs[0]!.shape, attrs) }];
  },
  gradient(b, { inputs, outputs, attrs: { axes }, gradients: [g] }) {
    const x = inputs[0]!;
    if (!g) return [undefined];
    const shape = reducedShape(x.type.shape, { axes, keepDims: true });
    const largest = cast(b, equal(b, x, reshape(b, outputs[0]!, { shape })), 'float32');
    const share = divide(b, reshape(b, g, { shape }), reduceSum(b, largest, { axes, keepDims: true }));
    return [multiply(b, largest, share)];
  },
  tensorflow: (emit, { inputs, attrs }) => [
    emit.node('Max', [inputs[0]!, emit.constant(attrs.axes, [attrs.axes.length], 'int32')], {
      ...T('float32'),
      Tidx: tfType('int32'),
      keep_dims: tfBool(attrs.keepDims),
    }),
  ],
});

export const reduceMax = (b: Builder, x: Value, axes: readonly number[], keepDims = false): Value =>
  b.add(reduceMaxOp, [x], { axes, keepDims })[0]!;
