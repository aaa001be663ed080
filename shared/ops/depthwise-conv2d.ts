import { T, tfInts, tfString, tfType } from './attrs.ts';
import { conv2d } from './conv2d.ts';
import { speltOut, unpadded } from './conv2d-emit.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { paddedShape, padWith, unpad } from './padding-emit.ts';
import { reshape } from './reshape.ts';
import { expectInputs, expectRank, showType } from './shape.ts';
import type { TensorType, Value } from './types.ts';
import { paddingMode, type WindowAttrs, windowAxes } from './window.ts';

function inferDepthwise([x, kernel]: readonly TensorType[], attrs: WindowAttrs): readonly number[] {
  const [batch, , , channels] = expectRank('depthwiseConv2d', x, 4);
  const [kh, kw, inputs, multiplier] = expectRank('depthwiseConv2d', kernel, 4);
  if (inputs !== channels)
    throw new OpError(`depthwiseConv2d: kernel ${showType(kernel!)} does not fit ${showType(x!)}`);
  const [h, w] = windowAxes('depthwiseConv2d', x!.shape, [kh!, kw!], attrs);
  return [batch!, h.output, w.output, channels! * multiplier!];
}

function attributes(shape: readonly number[], kernel: readonly number[], attrs: WindowAttrs) {
  const axes = windowAxes('depthwiseConv2d', shape, kernel, attrs);
  const mode = paddingMode(axes, kernel, attrs.strides);
  const [h, w] = axes;
  return {
    ...T('float32'),
    strides: tfInts([1, attrs.strides[0]!, attrs.strides[1]!, 1]),
    padding: tfString(mode),
    ...(mode === 'EXPLICIT'
      ? { explicit_paddings: tfInts([0, 0, h.before, h.after, w.before, w.after, 0, 0]) }
      : {}),
    data_format: tfString('NHWC'),
    dilations: tfInts([1, 1, 1, 1]),
  };
}

/** dL/dx of `depthwiseConv2d`, from (kernel, dy, x); x gives the shape alone. TensorFlow: DepthwiseConv2dNativeBackpropInput. */
export const depthwiseConv2dBackpropInputOp = defineOp<WindowAttrs>({
  name: 'depthwiseConv2dBackpropInput',
  infer(inputs) {
    expectInputs('depthwiseConv2dBackpropInput', inputs, 3);
    return [inputs[2]!];
  },
  tensorflow(emit, { inputs: [kernel, g, x], inputTypes: [kernelType, , xType], attrs }) {
    const given = attributes(xType!.shape, kernelType!.shape, attrs);
    const axes = speltOut(xType!.shape, kernelType!.shape, attrs);
    if (axes) {
      const inputs = [paddedShape(emit, x!, axes), kernel!, g!];
      return [
        unpad(emit, emit.node('DepthwiseConv2dNativeBackpropInput', inputs, unpadded(given)), axes, x!),
      ];
    }
    const sizes = emit.node('Shape', [x!], { ...T('float32'), out_type: tfType('int32') });
    return [emit.node('DepthwiseConv2dNativeBackpropInput', [sizes, kernel!, g!], given)];
  },
});

type FilterAttrs = WindowAttrs & { readonly kernelShape: readonly number[] };

/** dL/dkernel of `depthwiseConv2d`, from (x, dy). TensorFlow: DepthwiseConv2dNativeBackpropFilter. */
export const depthwiseConv2dBackpropFilterOp = defineOp<FilterAttrs>({
  name: 'depthwiseConv2dBackpropFilter',
  infer(inputs, { kernelShape }) {
    expectInputs('depthwiseConv2dBackpropFilter', inputs, 2);
    return [{ dtype: 'float32', shape: kernelShape }];
  },
  tensorflow(emit, { inputs: [x, g], inputTypes: [xType], attrs }) {
    const sizes = emit.constant(attrs.kernelShape, [4], 'int32');
    const given = attributes(xType!.shape, attrs.kernelShape, attrs);
    const axes = speltOut(xType!.shape, attrs.kernelShape, attrs);
    if (!axes) return [emit.node('DepthwiseConv2dNativeBackpropFilter', [x!, sizes, g!], given)];
    const padded = padWith(emit, x!, axes, 0);
    return [emit.node('DepthwiseConv2dNativeBackpropFilter', [padded, sizes, g!], unpadded(given))];
  },
});

/**
 * Each channel under filters of its own: y[n, i, j, c·M + m] = Σ x[n, i·S + a − P, j·S + b − P, c]·kernel[a, b, c, m].
 * x `[batch, height, width, channels]`, kernel `[kernelHeight, kernelWidth, channels, multiplier]`; both strides alike.
 * TensorFlow: DepthwiseConv2dNative.
 */
export const depthwiseConv2dOp = defineOp<WindowAttrs>({
  name: 'depthwiseConv2d',
  infer(inputs, attrs) {
    expectInputs('depthwiseConv2d', inputs, 2);
    return [{ dtype: 'float32', shape: inferDepthwise(inputs, attrs) }];
  },
  multiplyAdds(inputs, attrs) {
    const [, height, width, channels] = inferDepthwise(inputs, attrs);
    const [kh, kw] = inputs[1]!.shape;
    return height! * width! * channels! * kh! * kw!;
  },
  gradient(b, { inputs, attrs, gradients: [g] }) {
    const [x, kernel] = inputs as [Value, Value];
    if (!g) return [undefined, undefined];
    return [
      b.add(depthwiseConv2dBackpropInputOp, [kernel, g, x], attrs)[0],
      b.add(depthwiseConv2dBackpropFilterOp, [x, g], { ...attrs, kernelShape: kernel.type.shape })[0],
    ];
  },
  tensorflow(emit, { inputs: [x, kernel], inputTypes: [xType, kernelType], attrs }) {
    const { explicit_paddings: explicit, ...given } = attributes(xType!.shape, kernelType!.shape, attrs);
    if (!explicit) return [emit.node('DepthwiseConv2dNative', [x!, kernel!], given)];
    // oneDNN forgets explicit paddings where it fuses the convolution with its bias, and ends the process.
    const [h, w] = windowAxes('depthwiseConv2d', xType!.shape, kernelType!.shape, attrs);
    const sides = emit.constant([0, 0, h.before, h.after, w.before, w.after, 0, 0], [4, 2], 'int32');
    const padded = emit.node('Pad', [x!, sides], { ...T('float32'), Tpaddings: tfType('int32') });
    return [emit.node('DepthwiseConv2dNative', [padded, kernel!], { ...given, padding: tfString('VALID') })];
  },
});

/** TensorFlow's kernel steps alike on both axes; other strides go by groups of one channel, whose kernel is the same memory. */
export function depthwiseConv2d(b: Builder, x: Value, kernel: Value, attrs: WindowAttrs): Value {
  if (attrs.strides[0] === attrs.strides[1]) return b.add(depthwiseConv2dOp, [x, kernel], attrs)[0]!;
  const [kh, kw, channels, multiplier] = kernel.type.shape as [number, number, number, number];
  const grouped = reshape(b, kernel, { shape: [kh, kw, 1, channels * multiplier] });
  return conv2d(b, x, grouped, { ...attrs, dilations: [1, 1], groups: channels });
}
