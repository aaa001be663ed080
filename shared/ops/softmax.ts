import { T } from './attrs.ts';
import { multiply, subtract } from './binary.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { reduceSum } from './reduce.ts';
import { reshape } from './reshape.ts';
import { expectDType, expectInputs, expectRank, showType } from './shape.ts';
import type { Value } from './types.ts';

/** yᵢ = e^xᵢ / Σ e^xⱼ along the last axis. dx = (g − Σ g·y)·y. TensorFlow: Softmax. */
export const softmaxOp = defineOp({
  name: 'softmax',
  infer(inputs) {
    expectInputs('softmax', inputs, 1);
    expectDType('softmax', inputs[0], 'float32');
    return [inputs[0]!];
  },
  gradient(b, { outputs, gradients: [g] }) {
    const y = outputs[0]!;
    if (!g) return [undefined];
    const axis = y.type.shape.length - 1;
    const dot = reduceSum(b, multiply(b, g, y), { axes: [axis], keepDims: true });
    return [multiply(b, subtract(b, g, dot), y)];
  },
  tensorflow: (emit, { inputs }) => [emit.node('Softmax', inputs, T('float32'))],
});

/**
 * −log softmax(logits)[label] of each sample, and its gradient in the logits, from one kernel that never overflows.
 * logits `[batch, classes]`, labels int32 `[batch]` → loss `[batch]`, backprop `[batch, classes]`.
 * TensorFlow: SparseSoftmaxCrossEntropyWithLogits.
 */
export const softmaxCrossEntropyOp = defineOp({
  name: 'softmaxCrossEntropy',
  infer(inputs) {
    expectInputs('softmaxCrossEntropy', inputs, 2);
    const [batch] = expectRank('softmaxCrossEntropy', inputs[0], 2);
    const [labels] = expectRank('softmaxCrossEntropy', inputs[1], 1);
    if (batch !== labels || inputs[1]!.dtype !== 'int32')
      throw new OpError(
        `softmaxCrossEntropy: labels ${showType(inputs[1]!)} do not fit ${showType(inputs[0]!)}`,
      );
    return [{ dtype: 'float32', shape: [batch!] }, inputs[0]!];
  },
  gradient(b, { outputs, gradients: [g] }) {
    const backprop = outputs[1]!;
    return [g && multiply(b, backprop, reshape(b, g, { shape: [backprop.type.shape[0]!, 1] })), undefined];
  },
  tensorflow(emit, { inputs }) {
    const node = emit.node('SparseSoftmaxCrossEntropyWithLogits', inputs, {
      ...T('float32'),
      Tlabels: T('int32').T,
    });
    return [node, emit.output(node, 1)];
  },
});

export const softmax = (b: Builder, x: Value): Value => b.add(softmaxOp, [x], {})[0]!;
export function softmaxCrossEntropy(
  b: Builder,
  logits: Value,
  labels: Value,
): { loss: Value; backprop: Value } {
  const [loss, backprop] = b.add(softmaxCrossEntropyOp, [logits, labels], {});
  return { loss: loss!, backprop: backprop! };
}
