import { T, tfType } from './attrs.ts';
import type { GraphEmitter, TensorRef } from './define.ts';
import type { Axis } from './window.ts';

type Axes = readonly [Axis, Axis];

/** x with `value` in its cells of padding: what a kernel that knows no padding of its own takes instead. */
export function padWith(emit: GraphEmitter, x: TensorRef, [h, w]: Axes, value: number): TensorRef {
  const paddings = emit.constant([0, 0, h.before, h.after, w.before, w.after, 0, 0], [4, 2], 'int32');
  return emit.node('PadV2', [x, paddings, emit.constant(value, [], 'float32')], {
    ...T('float32'),
    Tpaddings: tfType('int32'),
  });
}

const shapeOf = (emit: GraphEmitter, x: TensorRef): TensorRef =>
  emit.node('Shape', [x], { ...T('float32'), out_type: tfType('int32') });

/** The shape, as a tensor, that x has with its padding. */
export function paddedShape(emit: GraphEmitter, x: TensorRef, [h, w]: Axes): TensorRef {
  const extra = emit.constant([0, h.before + h.after, w.before + w.after, 0], [4], 'int32');
  return emit.node('AddV2', [shapeOf(emit, x), extra], T('int32'));
}

/** Takes the padding off again: from a padded gradient to x's own. */
export function unpad(emit: GraphEmitter, x: TensorRef, axes: Axes, like: TensorRef): TensorRef {
  const begin = emit.constant([0, axes[0].before, axes[1].before, 0], [4], 'int32');
  return emit.node('Slice', [x, begin, shapeOf(emit, like)], { ...T('float32'), Index: tfType('int32') });
}
