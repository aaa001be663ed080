import { statSync } from 'node:fs';
import {
  batchSizeThatFits,
  estimateMemory,
  type MemoryEstimate,
  type MemoryPlan,
} from '../../shared/program/memory.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import type { MachineMemory } from './machine-memory.ts';
import type { RunProblem } from './messages.ts';
import { TrainerError, warning } from './problem.ts';

/** Its size on disk; 0 where there is none, which reading it will tell. */
export function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** `310 MiB`, `12.4 GiB`: an estimate has no more digits. */
export const size = (bytes: number): string =>
  bytes < 2 ** 30 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** What a person can do something about. */
const PARTS = {
  dataset: 'the data set',
  weights: 'weights',
  optimizer: 'the optimiser',
  activations: 'activations of a batch',
  gradients: 'gradients',
  validation: 'validation',
  copies: 'copies of the weights',
} as const;

function largestPart(estimate: MemoryEstimate): string {
  const parts = Object.entries(PARTS).map(([part, words]) => ({
    words,
    bytes: estimate[part as keyof typeof PARTS],
  }));
  const [first] = parts.sort((a, b) => b.bytes - a.bytes);
  return first ? `the largest part of it ${first.words} (${size(first.bytes)})` : '';
}

/**
 * Compares what a training will take with what there is, before anything is allocated.
 * @returns the estimate, and a warning where more is needed than is free now.
 * @throws TrainerError `memory` when the machine has not so much, unless `force`.
 */
export function checkMemory(
  graph: StepGraph,
  plan: MemoryPlan,
  machine: MachineMemory,
  force: boolean,
): { readonly estimate: MemoryEstimate; readonly problem?: RunProblem } {
  const estimate = estimateMemory(graph, plan);
  const needs = `This training needs about ${size(estimate.total)} of memory, ${largestPart(estimate)}`;
  const advice = (bytes: number): string => {
    const batch = batchSizeThatFits(graph, plan, bytes);
    return batch === undefined
      ? 'No smaller batch would do: make the network smaller, above all its largest layers.'
      : `A batch of ${batch} instead of ${plan.batchSize} would do; so would smaller first layers.`;
  };
  if (estimate.total > machine.total && !force) {
    throw new TrainerError(
      'memory',
      `${needs}; this machine has ${size(machine.total)}. ${advice(machine.total)} ` +
        '--force trains all the same, at the risk of being ended by the system.',
    );
  }
  if (estimate.total <= machine.free) return { estimate };
  const message = `${needs}; ${size(machine.free)} are free now. Close other programs, or see that it takes less. ${advice(machine.free)}`;
  return { estimate, problem: warning('memory', message) };
}
