import { T, tfInts, tfType } from './attrs.ts';
import {
  type Conv2dAttrs,
  cellsSeen,
  convAttrs,
  dilated,
  joinChannels,
  speltOut,
  splitChannels,
  stuffKernel,
  unpadded,
  unstuffKernel,
  useCudnn,
} from './conv2d-emit.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { paddedShape, padWith, unpad } from './padding-emit.ts';
import { isPointwise, pointwiseBackpropInput } from './pointwise-emit.ts';
import { expectInputs, expectRank, showType } from './shape.ts';
import type { TensorType, Value } from './types.ts';
import { windowAxes } from './window.ts';

function inferConv([x, kernel]: readonly TensorType[], attrs: Conv2dAttrs): readonly number[] {
  const input = expectRank('conv2d', x, 4);
  const [kh, kw, inPerGroup, filters] = expectRank('conv2d', kernel, 4) as [number, number, number, number];
  if (inPerGroup * attrs.groups !== input[3] || filters % attrs.groups !== 0)
    throw new OpError(
      `conv2d: kernel ${showType(kernel!)} in ${attrs.groups} groups does not fit ${showType(x!)}`,
    );
  const [h, w] = windowAxes('conv2d', input, dilated([kh, kw], attrs.dilations), attrs);
  return [input[0]!, h.output, w.output, filters];
}

/**
 * dL/dx of `conv2d`, from (kernel, dy, x); x gives the shape alone.
 * TensorFlow: Conv2DBackpropInput.
 */
export const conv2dBackpropInputOp = defineOp<Conv2dAttrs>({
  name: 'conv2dBackpropInput',
  infer(inputs) {
    expectInputs('conv2dBackpropInput', inputs, 3);
    return [inputs[2]!];
  },
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const [kernelType, , x] = inputTypes as [TensorType, TensorType, TensorType];
    if (isPointwise(kernelType.shape, attrs))
      return [pointwiseBackpropInput(emit, inputs[0]!, inputs[1]!, kernelType.shape, x.shape)];
    const groupShape = [...x.shape.slice(0, 3), kernelType.shape[2]!];
    const kernel = stuffKernel(emit, inputs[0]!, kernelType.shape, attrs.dilations);
    const kernels = splitChannels(emit, kernel, attrs.groups);
    const gradients = splitChannels(emit, inputs[1]!, attrs.groups);
    const like = splitChannels(emit, inputs[2]!, attrs.groups)[0]!;
    const extent = dilated(kernelType.shape, attrs.dilations);
    const axes = speltOut(groupShape, extent, attrs);
    const sizes = axes
      ? paddedShape(emit, like, axes)
      : emit.node('Shape', [like], { ...T('float32'), out_type: tfType('int32') });
    const given = convAttrs(groupShape, extent, attrs);
    const common = { ...(axes ? unpadded(given) : given), ...useCudnn, dilations: tfInts([1, 1, 1, 1]) };
    const parts = kernels.map((part, group) => {
      const gradient = emit.node('Conv2DBackpropInput', [sizes, part, gradients[group]!], common);
      return axes ? unpad(emit, gradient, axes, like) : gradient;
    });
    return [joinChannels(emit, parts)];
  },
});

export type Conv2dFilterAttrs = Conv2dAttrs & { readonly kernelShape: readonly number[] };

/** dL/dkernel of `conv2d`, from (x, dy). TensorFlow: Conv2DBackpropFilter. */
export const conv2dBackpropFilterOp = defineOp<Conv2dFilterAttrs>({
  name: 'conv2dBackpropFilter',
  infer(inputs, attrs) {
    expectInputs('conv2dBackpropFilter', inputs, 2);
    return [{ dtype: 'float32', shape: attrs.kernelShape }];
  },
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const { kernelShape, groups, dilations } = attrs;
    const extent = dilated(kernelShape, dilations);
    const sizes = emit.constant([...extent, kernelShape[2]!, kernelShape[3]! / groups], [4], 'int32');
    const gradients = splitChannels(emit, inputs[1]!, groups);
    const { shape } = inputTypes[0]!;
    // oneDNN writes beyond its memory for a 1×1 kernel with a stride, so it is given only the cells that such a kernel sees.
    const strided = extent.every((size) => size === 1) && attrs.strides.some((stride) => stride > 1);
    const axes = strided ? undefined : speltOut(shape, extent, attrs);
    const given = strided
      ? convAttrs(inputTypes[1]!.shape, extent, { ...attrs, strides: [1, 1], padding: [0, 0] })
      : convAttrs(shape, extent, attrs);
    const common = { ...(axes ? unpadded(given) : given), ...useCudnn, dilations: tfInts([1, 1, 1, 1]) };
    let x = inputs[0]!;
    if (strided) x = cellsSeen(emit, x, shape, attrs);
    else if (axes) x = padWith(emit, x, axes, 0);
    const parts = splitChannels(emit, x, groups).map((part, group) =>
      emit.node('Conv2DBackpropFilter', [part, sizes, gradients[group]!], common),
    );
    return [unstuffKernel(emit, joinChannels(emit, parts), kernelShape, dilations)];
  },
});

/**
 * y[n, i, j, o] = Σ x[n, i·S + D·a − P, j·S + D·b − P, c]·kernel[a, b, c, o].
 * x `[batch, height, width, channels]`, kernel `[kernelHeight, kernelWidth, channels/groups, filters]`. TensorFlow: Conv2D.
 */
export const conv2dOp = defineOp<Conv2dAttrs>({
  name: 'conv2d',
  infer(inputs, attrs) {
    expectInputs('conv2d', inputs, 2);
    return [{ dtype: 'float32', shape: inferConv(inputs, attrs) }];
  },
  multiplyAdds(inputs, attrs) {
    const [, height, width, filters] = inferConv(inputs, attrs) as [number, number, number, number];
    const [kh, kw, inPerGroup] = inputs[1]!.shape as [number, number, number];
    return height * width * filters * kh * kw * inPerGroup;
  },
  gradient(b, { inputs, attrs, gradients }) {
    const [x, kernel] = inputs as [Value, Value];
    const [g] = gradients;
    if (!g) return [undefined, undefined];
    return [
      b.add(conv2dBackpropInputOp, [kernel, g, x], attrs)[0],
      b.add(conv2dBackpropFilterOp, [x, g], { ...attrs, kernelShape: kernel.type.shape })[0],
    ];
  },
  tensorflow(emit, { inputs, inputTypes, attrs }) {
    const kernelShape = inputTypes[1]!.shape;
    const common = {
      ...convAttrs(inputTypes[0]!.shape, dilated(kernelShape, attrs.dilations), attrs),
      ...useCudnn,
      dilations: tfInts([1, attrs.dilations[0]!, attrs.dilations[1]!, 1]),
    };
    const kernels = splitChannels(emit, inputs[1]!, attrs.groups);
    const parts = splitChannels(emit, inputs[0]!, attrs.groups);
    return [
      joinChannels(
        emit,
        parts.map((part, group) => emit.node('Conv2D', [part, kernels[group]!], common)),
      ),
    ];
  },
});

export const conv2d = (b: Builder, x: Value, kernel: Value, attrs: Conv2dAttrs): Value =>
  b.add(conv2dOp, [x, kernel], attrs)[0]!;
