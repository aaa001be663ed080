import { T, tfFloat, tfInt } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { expectInputs, expectRank } from './shape.ts';
import type { Value } from './types.ts';

export type LrnAttrs = {
  /** Channels that are summed over, odd. */
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
};

/** TensorFlow multiplies the sum itself by its alpha; AlexNet and ONNX the mean over `size` channels. */
const attributes = ({ size, alpha, beta, k }: LrnAttrs) => ({
  ...T('float32'),
  depth_radius: tfInt((size - 1) / 2),
  bias: tfFloat(k),
  alpha: tfFloat(alpha / size),
  beta: tfFloat(beta),
});

/** dL/dx of `lrn`, from (g, x, y). TensorFlow: LRNGrad. */
export const lrnGradOp = defineOp<LrnAttrs>({
  name: 'lrnGrad',
  infer(inputs) {
    expectInputs('lrnGrad', inputs, 3);
    return [inputs[1]!];
  },
  tensorflow: (emit, { inputs, attrs }) => [emit.node('LRNGrad', inputs, attributes(attrs))],
});

/**
 * Local response normalisation across channels (Krizhevsky et al. 2012, ONNX LRN):
 * y = x/(k + α/size·Σ x²)^β, the sum over `size` channels around each, fewer at the ends. TensorFlow: LRN.
 */
export const lrnOp = defineOp<LrnAttrs>({
  name: 'lrn',
  infer(inputs, { size }) {
    expectInputs('lrn', inputs, 1);
    expectRank('lrn', inputs[0], 4);
    if (size % 2 !== 1) throw new OpError(`lrn: size must be odd; got ${size}`);
    return [inputs[0]!];
  },
  gradient: (b, { inputs, outputs, attrs, gradients: [g] }) => [
    g && b.add(lrnGradOp, [g, inputs[0]!, outputs[0]!], attrs)[0],
  ],
  tensorflow: (emit, { inputs, attrs }) => [emit.node('LRN', inputs, attributes(attrs))],
});

export const lrn = (b: Builder, x: Value, attrs: LrnAttrs): Value => b.add(lrnOp, [x], attrs)[0]!;
