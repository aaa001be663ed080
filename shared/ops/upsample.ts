import { T, tfBool } from './attrs.ts';
import { type Builder, defineOp } from './define.ts';
import { expectInputs, expectRank } from './shape.ts';
import type { Value } from './types.ts';

type UpsampleAttrs = { readonly factor: readonly number[] };

/** From the middle of each cell: at its corner, rounding would miss the cell for some factors. */
const attributes = {
  ...T('float32'),
  align_corners: tfBool(false),
  half_pixel_centers: tfBool(true),
} as const;

/** dL/dx of `upsample`, from dy: the sum over the copies of each cell. TensorFlow: ResizeNearestNeighborGrad. */
export const upsampleGradOp = defineOp<UpsampleAttrs>({
  name: 'upsampleGrad',
  infer(inputs, { factor }) {
    expectInputs('upsampleGrad', inputs, 1);
    const [batch, height, width, channels] = expectRank('upsampleGrad', inputs[0], 4);
    return [{ dtype: 'float32', shape: [batch!, height! / factor[0]!, width! / factor[1]!, channels!] }];
  },
  tensorflow(emit, { inputs, outputTypes }) {
    const size = emit.constant(outputTypes[0]!.shape.slice(1, 3), [2], 'int32');
    return [emit.node('ResizeNearestNeighborGrad', [inputs[0]!, size], attributes)];
  },
});

/** Every cell `factor` times in height and width (nearest neighbour). TensorFlow: ResizeNearestNeighbor. */
export const upsampleOp = defineOp<UpsampleAttrs>({
  name: 'upsample',
  infer(inputs, { factor }) {
    expectInputs('upsample', inputs, 1);
    const [batch, height, width, channels] = expectRank('upsample', inputs[0], 4);
    return [{ dtype: 'float32', shape: [batch!, height! * factor[0]!, width! * factor[1]!, channels!] }];
  },
  gradient: (b, { attrs, gradients: [g] }) => [g && b.add(upsampleGradOp, [g], attrs)[0]],
  tensorflow(emit, { inputs, outputTypes }) {
    const size = emit.constant(outputTypes[0]!.shape.slice(1, 3), [2], 'int32');
    return [emit.node('ResizeNearestNeighbor', [inputs[0]!, size], attributes)];
  },
});

export const upsample = (b: Builder, x: Value, factor: readonly number[]): Value =>
  b.add(upsampleOp, [x], { factor })[0]!;
