import { T, tfBool, tfInt, tfInts, tfType } from './attrs.ts';
import { conv2dBackpropFilterOp, conv2dOp } from './conv2d.ts';
import { convAttrs, useCudnn } from './conv2d-emit.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { expectInputs, expectRank, showType } from './shape.ts';
import type { TensorType, Value } from './types.ts';
import { type WindowAttrs, windowAxes } from './window.ts';

export type Conv2dTransposeAttrs = WindowAttrs & {
  /** Height and width of the result. */
  readonly size: readonly number[];
};

function inferTransposed([x, kernel]: readonly TensorType[], attrs: Conv2dTransposeAttrs): readonly number[] {
  const [batch, height, width, channels] = expectRank('conv2dTranspose', x, 4);
  const [kh, kw, filters, inputs] = expectRank('conv2dTranspose', kernel, 4);
  const shape = [batch!, ...attrs.size, filters!];
  const [h, w] = windowAxes('conv2dTranspose', shape, [kh!, kw!], attrs);
  if (inputs !== channels || h.output !== height || w.output !== width)
    throw new OpError(
      `conv2dTranspose: kernel ${showType(kernel!)} does not take ${showType(x!)} to ${attrs.size.join('×')}`,
    );
  return shape;
}

const plain = ({ strides, padding }: WindowAttrs) => ({ strides, padding, dilations: [1, 1], groups: 1 });

/**
 * The transpose of a convolution (Zeiler et al. 2010): every input cell lays a scaled copy of the kernel on the result,
 * `stride` cells from the next; y = Kᵀx where `conv2d` of y would be Ky.
 * x `[batch, height, width, channels]`, kernel `[kernelHeight, kernelWidth, filters, channels]` → `[batch, …size, filters]`.
 * TensorFlow: Conv2DBackpropInput.
 */
export const conv2dTransposeOp = defineOp<Conv2dTransposeAttrs>({
  name: 'conv2dTranspose',
  infer(inputs, attrs) {
    expectInputs('conv2dTranspose', inputs, 2);
    return [{ dtype: 'float32', shape: inferTransposed(inputs, attrs) }];
  },
  multiplyAdds([x, kernel]) {
    const [, height, width] = x!.shape;
    return height! * width! * kernel!.shape.reduce((product, size) => product * size, 1);
  },
  gradient(b, { inputs, attrs, gradients: [g] }) {
    const [x, kernel] = inputs as [Value, Value];
    if (!g) return [undefined, undefined];
    return [
      b.add(conv2dOp, [g, kernel], plain(attrs))[0],
      b.add(conv2dBackpropFilterOp, [g, x], { ...plain(attrs), kernelShape: kernel.type.shape })[0],
    ];
  },
  tensorflow(emit, { inputs: [x, kernel], inputTypes: [, kernelType], outputTypes, attrs }) {
    const [, height, width, filters] = outputTypes[0]!.shape;
    const shape = emit.node('Shape', [x!], { ...T('float32'), out_type: tfType('int32') });
    const batch = emit.node('Gather', [shape, emit.constant(0, [], 'int32')], {
      Tparams: tfType('int32'),
      Tindices: tfType('int32'),
      validate_indices: tfBool(true),
    });
    const fixed = [height!, width!, filters!].map((size) => emit.constant(size, [], 'int32'));
    const sizes = emit.node('Pack', [batch, ...fixed], { N: tfInt(4), ...T('int32'), axis: tfInt(0) });
    return [
      emit.node('Conv2DBackpropInput', [sizes, kernel!, x!], {
        ...convAttrs(outputTypes[0]!.shape, kernelType!.shape.slice(0, 2), plain(attrs)),
        ...useCudnn,
        dilations: tfInts([1, 1, 1, 1]),
      }),
    ];
  },
});

export const conv2dTranspose = (b: Builder, x: Value, kernel: Value, attrs: Conv2dTransposeAttrs): Value =>
  b.add(conv2dTransposeOp, [x, kernel], attrs)[0]!;
