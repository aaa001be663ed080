import { tfBool, tfFloat, tfString, tfType } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { expectInputs, expectRank, showType } from './shape.ts';
import type { TensorType, Value } from './types.ts';

type NormAttrs = { readonly epsilon: number };

const fusedAttrs = ({ epsilon }: NormAttrs, training: boolean) => ({
  T: tfType('float32'),
  U: tfType('float32'),
  epsilon: tfFloat(epsilon),
  data_format: tfString('NHWC'),
  is_training: tfBool(training),
});

function channelVector(name: string, inputs: readonly TensorType[]): TensorType {
  const channels = expectRank(name, inputs[0], 4)[3]!;
  for (const other of inputs.slice(1))
    if (other.shape.length !== 1 || other.shape[0] !== channels)
      throw new OpError(`${name}: ${showType(other)} does not fit the channels of ${showType(inputs[0]!)}`);
  return { dtype: 'float32', shape: [channels] };
}

const emptyReserve: TensorType = { dtype: 'float32', shape: [0] };

/** Gradients in x, gamma, beta from (dy, x, gamma, reserves); training or inference rule by `training`. */
export const batchNormGradOp = defineOp<NormAttrs & { readonly training: boolean }>({
  name: 'batchNormGrad',
  infer(inputs) {
    expectInputs('batchNormGrad', inputs, 6);
    return [inputs[1]!, inputs[2]!, inputs[2]!];
  },
  tensorflow(emit, { inputs, attrs }) {
    const node = emit.node('FusedBatchNormGradV3', inputs, fusedAttrs(attrs, attrs.training));
    return [node, emit.output(node, 1), emit.output(node, 2)];
  },
});

/**
 * y = γ·(x − μ)/√(σ² + ε) + β over batch, height and width, μ and σ² of this batch (Ioffe & Szegedy 2015).
 * (x `[batch, h, w, c]`, γ `[c]`, β `[c]`) → y, mean, unbiased variance (for the moving average), and three reserves that the
 * gradient takes: mean, biased variance, scratch. TensorFlow: FusedBatchNormV3.
 */
export const batchNormTrainingOp = defineOp<NormAttrs>({
  name: 'batchNormTraining',
  infer(inputs) {
    expectInputs('batchNormTraining', inputs, 3);
    const vector = channelVector('batchNormTraining', inputs);
    return [inputs[0]!, vector, vector, vector, vector, emptyReserve];
  },
  gradient(b, { inputs, outputs, attrs, gradients: [g] }) {
    if (!g) return [undefined, undefined, undefined];
    return b.add(batchNormGradOp, [g, inputs[0]!, inputs[1]!, outputs[3]!, outputs[4]!, outputs[5]!], {
      ...attrs,
      training: true,
    });
  },
  tensorflow(emit, { inputs, attrs }) {
    const none = emit.constant([], [0], 'float32');
    const node = emit.node('FusedBatchNormV3', [...inputs, none, none], {
      ...fusedAttrs(attrs, true),
      exponential_avg_factor: tfFloat(1),
    });
    return [0, 1, 2, 3, 4, 5].map((index) => emit.output(node, index));
  },
});

/** The same with given statistics: (x, γ, β, mean, variance) → y. They get no gradient. */
export const batchNormInferenceOp = defineOp<NormAttrs>({
  name: 'batchNormInference',
  infer(inputs) {
    expectInputs('batchNormInference', inputs, 5);
    channelVector('batchNormInference', inputs);
    return [inputs[0]!, emptyReserve];
  },
  gradient(b, { inputs, outputs, attrs, gradients: [g] }) {
    if (!g) return inputs.map(() => undefined);
    const [x, gamma, , mean, variance] = inputs as [Value, Value, Value, Value, Value];
    const gradients = b.add(batchNormGradOp, [g, x, gamma, mean, variance, outputs[1]!], {
      ...attrs,
      training: false,
    });
    return [...gradients, undefined, undefined];
  },
  tensorflow(emit, { inputs, attrs }) {
    const node = emit.node('FusedBatchNormV3', inputs, {
      ...fusedAttrs(attrs, false),
      exponential_avg_factor: tfFloat(1),
    });
    return [node, emit.output(node, 5)];
  },
});

export function batchNormTraining(
  b: Builder,
  x: Value,
  gamma: Value,
  beta: Value,
  attrs: NormAttrs,
): { readonly y: Value; readonly mean: Value; readonly variance: Value } {
  const [y, mean, variance] = b.add(batchNormTrainingOp, [x, gamma, beta], attrs);
  return { y: y!, mean: mean!, variance: variance! };
}

export const batchNormInference = (
  b: Builder,
  x: Value,
  gamma: Value,
  beta: Value,
  mean: Value,
  variance: Value,
  attrs: NormAttrs,
): Value => b.add(batchNormInferenceOp, [x, gamma, beta, mean, variance], attrs)[0]!;
