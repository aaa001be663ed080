import type { VariableSpec } from './types.ts';

/** A tensor as a file of weights holds it. */
export interface StoredWeight {
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** Why a weight was not taken over: the source has none of its name, or one of another shape or type. */
export type SkipReason = 'absent' | 'shape' | 'dtype';

export interface SkippedWeight {
  readonly name: string;
  readonly reason: SkipReason;
  /** Shape in the network, and in the source where that has one. */
  readonly here: readonly number[];
  readonly there: readonly number[] | null;
}

/** What a network took from the weights it started from. Every weight and statistic of the network is in `loaded` or `skipped`. */
export interface WeightsReport {
  /** The run folder or file. */
  readonly source: string;
  readonly loaded: readonly string[];
  readonly skipped: readonly SkippedWeight[];
  /** Weights of the source that the network has none of. */
  readonly unused: readonly string[];
}

function reasonToSkip(shape: readonly number[], found: StoredWeight | undefined): SkipReason | undefined {
  if (!found) return 'absent';
  if (found.dtype !== 'F32') return 'dtype';
  return found.shape.join() === shape.join() ? undefined : 'shape';
}

/**
 * Compares a network's weights and statistics with those of a source by name (`conv1/kernel`: node id and weight) and shape.
 * Optimiser slots belong to the other training: neither side's count.
 */
export function matchWeights(
  variables: readonly VariableSpec[],
  source: ReadonlyMap<string, StoredWeight>,
  from: string,
): WeightsReport {
  const wanted = variables.filter(({ role }) => role !== 'slot');
  const names = new Set(wanted.map(({ name }) => name));
  const skipped = wanted.flatMap(({ name, shape }): SkippedWeight[] => {
    const found = source.get(name);
    const reason = reasonToSkip(shape, found);
    return reason ? [{ name, reason, here: shape, there: found?.shape ?? null }] : [];
  });
  const left = new Set(skipped.map(({ name }) => name));
  /** `fc/kernel/velocity` belongs to `fc/kernel`, which is there as well. */
  const isSlot = (name: string): boolean => source.has(name.slice(0, name.lastIndexOf('/')));
  return {
    source: from,
    loaded: wanted.map(({ name }) => name).filter((name) => !left.has(name)),
    skipped,
    unused: [...source.keys()].filter((name) => !names.has(name) && !isSlot(name)).sort(),
  };
}

const shapeText = (shape: readonly number[]): string => (shape.length === 0 ? 'a scalar' : shape.join('×'));

/** One weight's reason in English, for the command: `fc3/kernel is 84×10 there and 84×5 here`. */
export function describeSkipped({ name, reason, here, there }: SkippedWeight): string {
  if (reason === 'absent' || there === null) return `${name} is not there`;
  if (reason === 'dtype') return `${name} is not float32 there`;
  return `${name} is ${shapeText(there)} there and ${shapeText(here)} here`;
}
