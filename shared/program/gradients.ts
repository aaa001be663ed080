import { addN } from '../ops/add-n.ts';
import { add, divide, maximum, minimum, multiply } from '../ops/binary.ts';
import type { Builder } from '../ops/define.ts';
import { l2Loss } from '../ops/l2-loss.ts';
import { constant } from '../ops/sources.ts';
import type { Value } from '../ops/types.ts';
import { sqrt } from '../ops/unary.ts';
import type { Updated } from './optimizers.ts';
import type { TrainingSettings } from './settings.ts';

/** A weight that learns, and d loss/d weight. */
export interface Learning extends Updated {
  readonly lrMult: number;
  readonly gradient: Value;
}

type Pass = (b: Builder, learning: readonly Learning[]) => readonly Learning[];

/** Every cell between −limit and limit. */
const clippedByValue =
  (limit: number): Pass =>
  (b, learning) =>
    learning.map((weight) => ({
      ...weight,
      gradient: maximum(b, minimum(b, weight.gradient, constant(b, limit)), constant(b, -limit)),
    }));

/**
 * g·min(1, limit/(‖g‖ + 10⁻⁶)), ‖g‖ = √Σ g² over the gradients of all weights (Pascanu et al. 2013; the small number is that
 * of PyTorch's `clip_grad_norm_`).
 */
const clippedByNorm =
  (limit: number): Pass =>
  (b, learning) => {
    if (learning.length === 0) return learning;
    const halves = addN(
      b,
      learning.map(({ gradient }) => l2Loss(b, gradient)),
    );
    const norm = sqrt(b, multiply(b, halves, constant(b, 2)));
    const ratio = divide(b, constant(b, limit), add(b, norm, constant(b, 1e-6)));
    const factor = minimum(b, ratio, constant(b, 1));
    return learning.map((weight) => ({ ...weight, gradient: multiply(b, weight.gradient, factor) }));
  };

/** g + λ·w for the weights that decay. */
const withDecay =
  (decay: number): Pass =>
  (b, learning) =>
    learning.map((weight) =>
      weight.decay
        ? { ...weight, gradient: add(b, weight.gradient, multiply(b, weight.value, constant(b, decay))) }
        : weight,
    );

/** What becomes of gradients before the update: cut cell by cell, shortened together, weight decay of `decay` added. */
export function prepared(
  b: Builder,
  learning: readonly Learning[],
  { clipValue, clipNorm }: Pick<TrainingSettings, 'clipValue' | 'clipNorm'>,
  decay: number,
): readonly Learning[] {
  const passes: readonly Pass[] = [
    ...(clipValue === undefined ? [] : [clippedByValue(clipValue)]),
    ...(clipNorm === undefined ? [] : [clippedByNorm(clipNorm)]),
    ...(decay === 0 ? [] : [withDecay(decay)]),
  ];
  return passes.reduce((now, pass) => pass(b, now), learning);
}
