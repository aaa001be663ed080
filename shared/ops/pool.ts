import { T, tfInts, tfString, tfType } from './attrs.ts';
import { type Builder, defineOp, type GraphEmitter, OpError, type TensorRef } from './define.ts';
import { paddedShape, padWith, unpad } from './padding-emit.ts';
import { expectInputs, expectRank } from './shape.ts';
import type { TensorType, Value } from './types.ts';
import { type Axis, paddingMode, type WindowAttrs, windowAxes } from './window.ts';

export type PoolAttrs = WindowAttrs & { readonly kernel: readonly number[] };

/** Lowest float32: never the maximum of a window that holds a real cell. */
const LOWEST = -3.4028234663852886e38;

function inferPool(name: string, inputs: readonly TensorType[], attrs: PoolAttrs): readonly number[] {
  expectInputs(name, inputs, 1);
  const shape = expectRank(name, inputs[0], 4);
  const [h, w] = windowAxes(name, shape, attrs.kernel, attrs);
  if ([h, w].some((axis, i) => axis.before >= attrs.kernel[i]!))
    throw new OpError(`${name}: padding must be less than the window of ${attrs.kernel.join('×')}`);
  return [shape[0]!, h.output, w.output, shape[3]!];
}

const poolAttrs = (attrs: PoolAttrs, mode: string) => ({
  ...T('float32'),
  ksize: tfInts([1, attrs.kernel[0]!, attrs.kernel[1]!, 1]),
  strides: tfInts([1, attrs.strides[0]!, attrs.strides[1]!, 1]),
  padding: tfString(mode),
  data_format: tfString('NHWC'),
});

/** dL/dx of `maxPool`, from (x, y, dy): the gradient goes to the first cell that holds the maximum. TensorFlow: MaxPoolGrad. */
export const maxPoolGradOp = defineOp<PoolAttrs>({
  name: 'maxPoolGrad',
  infer(inputs) {
    expectInputs('maxPoolGrad', inputs, 3);
    return [inputs[0]!];
  },
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const [x, y, g] = inputs as [TensorRef, TensorRef, TensorRef];
    const axes = windowAxes('maxPoolGrad', inputTypes[0]!.shape, attrs.kernel, attrs);
    const mode = paddingMode(axes, attrs.kernel, attrs.strides);
    if (mode !== 'EXPLICIT') return [emit.node('MaxPoolGrad', [x, y, g], poolAttrs(attrs, mode))];
    const padded = padWith(emit, x, axes, LOWEST);
    return [unpad(emit, emit.node('MaxPoolGrad', [padded, y, g], poolAttrs(attrs, 'VALID')), axes, x)];
  },
});

/** y = the largest of each window; padding never wins. TensorFlow: MaxPool. */
export const maxPoolOp = defineOp<PoolAttrs>({
  name: 'maxPool',
  infer: (inputs, attrs) => [{ dtype: 'float32', shape: inferPool('maxPool', inputs, attrs) }],
  gradient: (b, { inputs, outputs, attrs, gradients }) => [
    gradients[0] && b.add(maxPoolGradOp, [inputs[0]!, outputs[0]!, gradients[0]], attrs)[0],
  ],
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const axes = windowAxes('maxPool', inputTypes[0]!.shape, attrs.kernel, attrs);
    const mode = paddingMode(axes, attrs.kernel, attrs.strides);
    if (mode !== 'EXPLICIT') return [emit.node('MaxPool', inputs, poolAttrs(attrs, mode))];
    return [emit.node('MaxPool', [padWith(emit, inputs[0]!, axes, LOWEST)], poolAttrs(attrs, 'VALID'))];
  },
});

/** kernel cells ÷ real cells of each window, `[1, outHeight, outWidth, 1]`: undoes the zeros that padding put in the mean. */
function realShare(emit: GraphEmitter, axes: readonly [Axis, Axis], attrs: PoolAttrs): TensorRef {
  const real = (i: 0 | 1): number[] =>
    Array.from({ length: axes[i].output }, (_, cell) => {
      const start = cell * attrs.strides[i]! - axes[i].before;
      return Math.min(start + attrs.kernel[i]!, axes[i].input) - Math.max(start, 0);
    });
  const rows = real(0);
  const columns = real(1);
  const window = attrs.kernel[0]! * attrs.kernel[1]!;
  return emit.constant(
    rows.flatMap((row) => columns.map((column) => window / (row * column))),
    [1, rows.length, columns.length, 1],
    'float32',
  );
}

/** dL/dx of `averagePool`, from (x, dy); x gives the shape alone. TensorFlow: AvgPoolGrad. */
export const averagePoolGradOp = defineOp<PoolAttrs>({
  name: 'averagePoolGrad',
  infer(inputs) {
    expectInputs('averagePoolGrad', inputs, 2);
    return [inputs[0]!];
  },
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const [x, g] = inputs as [TensorRef, TensorRef];
    const axes = windowAxes('averagePoolGrad', inputTypes[0]!.shape, attrs.kernel, attrs);
    const mode = paddingMode(axes, attrs.kernel, attrs.strides);
    // Under SAME TensorFlow's kernel is wrong for a window larger than the image: the padding is spelt out for it.
    if (mode === 'VALID') {
      const shape = emit.node('Shape', [x], { ...T('float32'), out_type: tfType('int32') });
      return [emit.node('AvgPoolGrad', [shape, g], poolAttrs(attrs, mode))];
    }
    const scaled = emit.node('Mul', [g, realShare(emit, axes, attrs)], T('float32'));
    const padded = paddedShape(emit, x, axes);
    return [unpad(emit, emit.node('AvgPoolGrad', [padded, scaled], poolAttrs(attrs, 'VALID')), axes, x)];
  },
});

/** y = the mean of each window's real cells: padding does not count. TensorFlow: AvgPool. */
export const averagePoolOp = defineOp<PoolAttrs>({
  name: 'averagePool',
  infer: (inputs, attrs) => [{ dtype: 'float32', shape: inferPool('averagePool', inputs, attrs) }],
  gradient: (b, { inputs, attrs, gradients }) => [
    gradients[0] && b.add(averagePoolGradOp, [inputs[0]!, gradients[0]], attrs)[0],
  ],
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const axes = windowAxes('averagePool', inputTypes[0]!.shape, attrs.kernel, attrs);
    const mode = paddingMode(axes, attrs.kernel, attrs.strides);
    if (mode !== 'EXPLICIT') return [emit.node('AvgPool', inputs, poolAttrs(attrs, mode))];
    const mean = emit.node('AvgPool', [padWith(emit, inputs[0]!, axes, 0)], poolAttrs(attrs, 'VALID'));
    return [emit.node('Mul', [mean, realShare(emit, axes, attrs)], T('float32'))];
  },
});

export const maxPool = (b: Builder, x: Value, attrs: PoolAttrs): Value => b.add(maxPoolOp, [x], attrs)[0]!;
export const averagePool = (b: Builder, x: Value, attrs: PoolAttrs): Value =>
  b.add(averagePoolOp, [x], attrs)[0]!;
