import type { Batch } from '../data/batches.ts';
import type { StepPlan } from '../session.ts';

/** A batch that is a group of its own, updated at once. */
export const updateWith = (
  { size }: Pick<Batch, 'size'>,
  step: number,
  { learningRate }: { readonly learningRate: number },
): StepPlan => ({ step, update: step, learningRate, groupSize: size });
