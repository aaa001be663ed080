import { T, tfBool, tfType } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { emitReshape } from './reshape.ts';
import { broadcast, expectDType, expectInputs, sameShape, showType } from './shape.ts';
import type { Value } from './types.ts';

/** The axes along which `small` was stretched to become `large`, as axes of `large`. */
const stretched = (large: readonly number[], small: readonly number[]): number[] => {
  const lead = large.length - small.length;
  return large
    .map((_, axis) => axis)
    .filter((axis) => axis < lead || (small[axis - lead] === 1 && large[axis] !== 1));
};

/** Sums the stretched axes away: the gradient of broadcasting. attrs.shape: the shape to come back to (no batch axis there that was stretched). */
export const sumToOp = defineOp<{ readonly shape: readonly number[] }>({
  name: 'sumTo',
  infer([x, ...rest], { shape }) {
    expectInputs('sumTo', x ? [x, ...rest] : [], 1);
    expectDType('sumTo', x, 'float32');
    if (!x || !sameShape(broadcast('sumTo', x.shape, shape), x.shape))
      throw new OpError(`sumTo: ${x ? showType(x) : 'nothing'} is not a broadcast of [${shape.join(', ')}]`);
    return [{ dtype: 'float32', shape }];
  },
  gradient: (b, { inputs, gradients }) => [gradients[0] && broadcastLike(b, gradients[0], inputs[0]!)],
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const axes = stretched(inputTypes[0]!.shape, attrs.shape);
    const sum = emit.node('Sum', [inputs[0]!, emit.constant(axes, [axes.length], 'int32')], {
      ...T('float32'),
      Tidx: tfType('int32'),
      keep_dims: tfBool(false),
    });
    return [emitReshape(emit, sum, attrs.shape)];
  },
});

/** Stretches x to the shape of `like` (whose values do not matter). */
export const broadcastLikeOp = defineOp({
  name: 'broadcastLike',
  infer([x, like]) {
    expectDType('broadcastLike', x, 'float32');
    if (!x || !like || !sameShape(broadcast('broadcastLike', x.shape, like.shape), like.shape))
      throw new OpError('broadcastLike takes a tensor and the one to be like');
    return [{ dtype: 'float32', shape: like.shape }];
  },
  gradient: (b, { inputs, gradients }) => [
    gradients[0] && sumTo(b, gradients[0], inputs[0]!.type.shape),
    undefined,
  ],
  tensorflow(emit, { inputs }) {
    const shape = emit.node('Shape', [inputs[1]!], { ...T('float32'), out_type: tfType('int32') });
    return [emit.node('BroadcastTo', [inputs[0]!, shape], { ...T('float32'), Tidx: tfType('int32') })];
  },
});

export const broadcastLike = (b: Builder, x: Value, like: Value): Value =>
  sameShape(x.type.shape, like.type.shape) ? x : b.add(broadcastLikeOp, [x, like], {})[0]!;

/** x summed over the axes that broadcasting stretched, so that it has `shape` again. */
export const sumTo = (b: Builder, x: Value, shape: readonly number[]): Value =>
  sameShape(x.type.shape, shape) ? x : b.add(sumToOp, [x], { shape })[0]!;
