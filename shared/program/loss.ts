import { multiply, subtract } from '../ops/binary.ts';
import { oneHot } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { reduceMean } from '../ops/reduce.ts';
import { reshape } from '../ops/reshape.ts';
import { softmaxCrossEntropy } from '../ops/softmax.ts';
import { BATCH, type Value } from '../ops/types.ts';
import type { TrainingSettings } from './settings.ts';

export type LossName = TrainingSettings['loss'];

/** `[batch, 1, 1, classes]` is a row of classes too. */
export const asRow = (b: Builder, x: Value): Value =>
  x.type.shape.length === 2 ? x : reshape(b, x, { shape: [BATCH, x.type.shape[x.type.shape.length - 1]!] });

/** A row each: (b, scores `[batch, classes]`, labels int32 `[batch]`) → Lᵢ `[batch]`. */
const losses: Readonly<Record<LossName, (b: Builder, scores: Value, labels: Value) => Value>> = {
  /** −log softmax(scores)[label] */
  crossEntropy: (b, scores, labels) => softmaxCrossEntropy(b, scores, labels).loss,
  /** 1/K·Σ (score − one-hot)² */
  meanSquaredError(b, scores, labels) {
    const difference = subtract(b, scores, oneHot(b, labels, scores.type.shape[1]!));
    return reduceMean(b, multiply(b, difference, difference), { axes: [1] });
  },
};

/** Lᵢ of each sample, `[batch]`. */
export const sampleLosses = (b: Builder, name: LossName, scores: Value, labels: Value): Value =>
  losses[name](b, scores, labels);
