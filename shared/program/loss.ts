import { relu, sigmoidOp } from '../ops/activation.ts';
import { add, multiply, subtract } from '../ops/binary.ts';
import { cast, oneHot } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { reduceMean, reduceSum } from '../ops/reduce.ts';
import { reshape } from '../ops/reshape.ts';
import { softmaxCrossEntropy } from '../ops/softmax.ts';
import { constant } from '../ops/sources.ts';
import { BATCH, type Value } from '../ops/types.ts';
import { softplus } from '../ops/unary.ts';
import type { TrainingSettings } from './settings.ts';

export type LossName = TrainingSettings['loss'];
type LossSettings = Pick<TrainingSettings, 'labelSmoothing'>;

/** `[batch, 1, 1, classes]` is a row of classes too. */
export const asRow = (b: Builder, x: Value): Value =>
  x.type.shape.length === 2 ? x : reshape(b, x, { shape: [BATCH, x.type.shape[x.type.shape.length - 1]!] });

/** The input of the sigmoid that gives `x`, where one does: what a loss in logits takes. */
export function beforeSigmoid(b: Builder, x: Value): Value {
  const { instructions, values } = b.build();
  const last = instructions.find(({ outputs }) => outputs.includes(x.id));
  if (last?.op !== sigmoidOp.name) return x;
  const id = last.inputs[0]!;
  return { id, type: values[id]! };
}

const classesOf = (scores: Value): number => scores.type.shape[1]!;

/** What the scores should be: `[batch, classes]` one-hot; with one score a row the label itself, 0 or 1. */
const targetsOf = (b: Builder, scores: Value, labels: Value): Value =>
  classesOf(scores) === 1
    ? reshape(b, cast(b, labels, 'float32'), { shape: [BATCH, 1] })
    : oneHot(b, labels, classesOf(scores));

/** A row's score at its label, `[batch, 1]`. */
const scoreAtLabel = (b: Builder, scores: Value, truth: Value): Value =>
  reduceSum(b, multiply(b, scores, truth), { axes: [1], keepDims: true });

/** A row each: (b, scores `[batch, classes]`, labels int32 `[batch]`) → Lᵢ `[batch]`. */
const losses: Readonly<
  Record<LossName, (b: Builder, scores: Value, labels: Value, settings: LossSettings) => Value>
> = {
  /**
   * −Σ qⱼ·log softmax(s)ⱼ with q = (1 − ε)·one-hot + ε/K (Szegedy et al. 2016), which is
   * −log softmax(s)_y + ε·(s_y − 1/K·Σ sⱼ): the fused kernel and a correction that is absent without smoothing.
   */
  crossEntropy(b, scores, labels, { labelSmoothing }) {
    const { loss } = softmaxCrossEntropy(b, scores, labels);
    if (labelSmoothing === 0) return loss;
    const atLabel = scoreAtLabel(b, scores, oneHot(b, labels, classesOf(scores)));
    const mean = reduceMean(b, scores, { axes: [1], keepDims: true });
    const correction = reshape(b, subtract(b, atLabel, mean), { shape: [BATCH] });
    return add(b, loss, multiply(b, correction, constant(b, labelSmoothing)));
  },
  /** Σ over j ≠ y of max(0, s_j − s_y + 1) (Weston & Watkins 1999; CS231n's multiclass SVM) */
  hinge(b, scores, labels) {
    const truth = oneHot(b, labels, classesOf(scores));
    const margins = add(b, subtract(b, scores, scoreAtLabel(b, scores, truth)), constant(b, 1));
    const others = subtract(b, constant(b, 1), truth);
    return reduceSum(b, multiply(b, relu(b, margins), others), { axes: [1] });
  },
  /** 1/K·Σ (score − one-hot)² */
  meanSquaredError(b, scores, labels) {
    const difference = subtract(b, scores, oneHot(b, labels, classesOf(scores)));
    return reduceMean(b, multiply(b, difference, difference), { axes: [1] });
  },
  /**
   * −1/K·Σ t·log σ(s) + (1 − t)·log(1 − σ(s)) = 1/K·Σ softplus((1 − 2t)·s): from the logits, so that neither tail is lost.
   */
  binaryCrossEntropy(b, scores, labels) {
    const targets = targetsOf(b, scores, labels);
    const sign = subtract(b, constant(b, 1), multiply(b, targets, constant(b, 2)));
    return reduceMean(b, softplus(b, multiply(b, sign, scores)), { axes: [1] });
  },
};

/** Lᵢ of each sample, `[batch]`. */
export const sampleLosses = (
  b: Builder,
  name: LossName,
  scores: Value,
  labels: Value,
  settings: LossSettings,
): Value => losses[name](b, scores, labels, settings);

/** Whether one score a row tells two classes apart: above 0 (a probability above ½) is class 1. */
export const isBinary = (name: LossName, scores: number): boolean =>
  name === 'binaryCrossEntropy' && scores === 1;
