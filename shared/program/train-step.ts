import type { Analysis } from '../analysis/types.ts';
import { findLayer } from '../layers/index.ts';
import type { Network, NodeId } from '../network/network.ts';
import { add, divide, equal, greaterEqual, multiply } from '../ops/binary.ts';
import { createBuilder } from '../ops/builder.ts';
import { argMax, batchSize, cast } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { reduceSum } from '../ops/reduce.ts';
import { reshape } from '../ops/reshape.ts';
import { constant, placeholder, readVariable } from '../ops/sources.ts';
import { broadcastLike } from '../ops/sum-to.ts';
import { BATCH, tensor, type Value } from '../ops/types.ts';
import { assignVariable } from '../ops/updates.ts';
import { differentiate } from './differentiate.ts';
import { type Learning, prepared } from './gradients.ts';
import { asRow, beforeSigmoid, isBinary, type LossName, sampleLosses } from './loss.ts';
import { type Lowered, lower } from './lower.ts';
import { findOptimizer } from './optimizers.ts';
import { penaltyOf } from './penalty.ts';
import { type TrainingSettings, weightDecayOf } from './settings.ts';
import { signature } from './signature.ts';
import { outputStatistics, weightStatistics } from './statistics.ts';
import type { Signature, SignatureName, StepGraph } from './types.ts';
import type { Weight } from './weights.ts';

/** A network without errors, with all that its signatures are made from. */
export interface Source {
  readonly network: Network;
  readonly analysis: Analysis;
  readonly settings: TrainingSettings;
  readonly weights: readonly Weight[];
  readonly frozen: ReadonlySet<NodeId>;
  readonly loss: LossName;
}

const labelsOf = (b: Builder): Value => placeholder(b, 'y', tensor([BATCH], 'int32'));

/** Number of samples whose largest score is at their label; of two classes told by one score, those on its side of 0. */
function countCorrect(b: Builder, loss: LossName, scores: Value, labels: Value): Value {
  const predicted = isBinary(loss, scores.type.shape[1]!)
    ? reshape(b, cast(b, greaterEqual(b, scores, constant(b, 0)), 'int32'), { shape: [BATCH] })
    : argMax(b, scores);
  return reduceSum(b, cast(b, equal(b, predicted, labels), 'float32'), { axes: [0] });
}

interface Forward {
  readonly b: Builder;
  readonly lowered: Lowered;
  /** Σ Lᵢ over the batch, and its mean. */
  readonly lossSum: Value;
  readonly loss: Value;
  readonly correct: Value;
}

/** The network, and its loss in the labels `y`. */
function forward(source: Source, training: boolean): Forward {
  const { network, analysis, settings, weights, frozen, loss } = source;
  const b = createBuilder();
  b.scope = 'loss';
  const labels = labelsOf(b);
  const lowered = lower(b, network, analysis, { training, weights, frozen, labels });
  b.scope = 'loss';
  const inLogits = (value: Value): Value =>
    asRow(b, loss === 'binaryCrossEntropy' ? beforeSigmoid(b, value) : value);
  const logits = inLogits(lowered.logits);
  const scores = lowered.scores === lowered.logits ? logits : inLogits(lowered.scores);
  const lossSum = reduceSum(b, sampleLosses(b, loss, logits, labels, settings), { axes: [0] });
  return {
    ...{ b, lowered, lossSum },
    loss: divide(b, lossSum, batchSize(b, labels)),
    correct: countCorrect(b, loss, scores, labels),
  };
}

/** The weights that learn and what moves them: d objective/d weight. */
function learningOf(
  { b, lowered }: Forward,
  weights: readonly Weight[],
  objective: Value,
): readonly Learning[] {
  const learning = weights.flatMap((weight) => {
    const value = lowered.reads.get(weight.name);
    return weight.role === 'weight' && weight.lrMult > 0 && value ? [{ ...weight, value }] : [];
  });
  const gradients = differentiate(
    b,
    objective,
    learning.map(({ value }) => value),
  );
  b.scope = 'optimizer';
  return learning.flatMap(({ name, value, decay, lrMult }, i) => {
    const gradient = gradients[i];
    return gradient ? [{ name, value, decay, lrMult, gradient }] : [];
  });
}

/** What a training step tells, and what it renews besides weights. */
function told(
  name: SignatureName,
  { b, lowered, loss, correct }: Forward,
  penalty?: Value,
  more: Readonly<Record<string, Value>> = {},
): Signature {
  for (const { variable, value } of lowered.updates) assignVariable(b, variable, value);
  return signature(name, b, { loss, penalty: penalty ?? constant(b, 0), correct, ...more });
}

interface Updated {
  readonly run: Forward;
  readonly penalty: Value | undefined;
  /** With the gradients that the optimiser was given, before they were clipped. */
  readonly learning: readonly Learning[];
}

/** Forward, L = 1/N·Σ Lᵢ + R(W), backward, update. */
function updated(source: Source): Updated {
  const { settings, weights } = source;
  const run = forward(source, true);
  const { b, lowered, lossSum, loss } = run;
  const groupSize = settings.accumulate > 1 ? placeholder(b, 'group_size', tensor([])) : undefined;
  const share = groupSize ? divide(b, lossSum, groupSize) : loss;
  const penalty = penaltyOf(b, weights, lowered.reads, settings);
  const own = learningOf(run, weights, penalty ? add(b, share, penalty) : share);
  const learning = groupSize ? own.map((weight) => withAccumulated(b, weight, groupSize)) : own;

  const rate = placeholder(b, 'learning_rate', tensor([]));
  const optimizer = findOptimizer(settings.optimizer);
  const update = optimizer.begin(b, settings);
  const decay = optimizer.decoupled ? 0 : weightDecayOf(settings);
  for (const weight of prepared(b, learning, settings, decay)) {
    const scaled = weight.lrMult === 1 ? rate : multiply(b, rate, constant(b, weight.lrMult));
    update(weight, scaled, weight.gradient);
  }
  return { run, penalty, learning };
}

/** One optimiser step. */
export function trainStep(source: Source): Signature {
  const { run, penalty } = updated(source);
  return told('train_step', run, penalty);
}

/**
 * How the layers fare at a step, in two parts. The update is the very one of `train_step`, to the bit. A reading of the
 * outputs within it would not leave it so: TensorFlow fuses what nobody else reads, and a fused kernel rounds otherwise.
 * So the outputs come from a forward pass of its own, before the step, with the same random draws.
 */
export function statisticsSteps(source: Source): {
  readonly signatures: Pick<StepGraph['signatures'], 'statistics_step' | 'output_statistics'>;
  readonly terms: NonNullable<StepGraph['statistics']>;
} {
  const { run, penalty, learning } = updated(source);
  const ofWeights = weightStatistics(run.b, source.weights, run.lowered.reads, learning);
  const { b, lowered } = forward(source, true);
  const types = new Map(source.network.nodes.map(({ id, type }) => [id, type]));
  const ofOutputs = outputStatistics(
    b,
    lowered.outputs,
    (node) => findLayer(types.get(node) ?? '')?.saturates,
  );
  return {
    signatures: {
      statistics_step: told('statistics_step', run, penalty, { statistics: ofWeights.vector }),
      output_statistics: signature('output_statistics', b, { statistics: ofOutputs.vector }),
    },
    terms: { outputs: ofOutputs.terms, weights: ofWeights.terms },
  };
}

/** Where a weight's gradient gathers. */
export const accumulatorOf = (weight: string): string => `${weight}/gradient`;

/** The gradient with what earlier batches of the group left, which is then taken for used. */
function withAccumulated(b: Builder, weight: Learning, size: Value): Learning {
  const accumulator = accumulatorOf(weight.name);
  const sum = readVariable(b, accumulator, weight.value.type.shape);
  assignVariable(b, accumulator, broadcastLike(b, constant(b, 0), sum));
  return { ...weight, gradient: add(b, weight.gradient, divide(b, sum, size)) };
}

/** A batch before the last of its group: Σ Lᵢ's gradient is put aside. */
export function accumulateStep(source: Source): Signature {
  const run = forward(source, true);
  const { b, lowered, lossSum } = run;
  const penalty = penaltyOf(b, source.weights, lowered.reads, source.settings);
  for (const { name, value, gradient } of learningOf(run, source.weights, lossSum)) {
    const accumulator = accumulatorOf(name);
    assignVariable(b, accumulator, add(b, readVariable(b, accumulator, value.type.shape), gradient));
  }
  return told('accumulate_step', run, penalty);
}

export function evaluate(source: Source): Signature {
  const { b, lossSum, correct } = forward(source, false);
  return signature('evaluate', b, { loss_sum: lossSum, correct });
}
