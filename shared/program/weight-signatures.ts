import { createBuilder } from '../ops/builder.ts';
import { constant, placeholder, readVariable } from '../ops/sources.ts';
import { broadcastLike } from '../ops/sum-to.ts';
import { tensor } from '../ops/types.ts';
import { assignVariable } from '../ops/updates.ts';
import { signature } from './signature.ts';
import type { Signature, VariableSpec } from './types.ts';

/** `read_weights`: every variable by name. */
export function readWeights(variables: readonly VariableSpec[]): Signature {
  const b = createBuilder();
  const reads = variables.map(({ name, shape }) => [name, readVariable(b, name, shape)] as const);
  return signature('read_weights', b, Object.fromEntries(reads));
}

/** Replaces `variables` by what is fed under their names. */
export function writeVariables(
  name: 'write_weights' | 'write_slots',
  variables: readonly VariableSpec[],
): Signature {
  const b = createBuilder();
  for (const { name, shape } of variables) assignVariable(b, name, placeholder(b, name, tensor(shape)));
  return signature(name, b, { done: constant(b, 1) });
}

/**
 * `fill_slots`: every slot, in the shape of its weight, as the one number that is fed. Whole tensors of zeros would be most of
 * what a start moves; as constants of the graph TensorFlow would keep them.
 */
export function fillSlots(slots: readonly VariableSpec[]): Signature {
  const b = createBuilder();
  const value = placeholder(b, 'value', tensor([]));
  for (const { name, shape } of slots) {
    const weight = readVariable(b, name.slice(0, name.lastIndexOf('/')), shape);
    assignVariable(b, name, broadcastLike(b, value, weight));
  }
  return signature('fill_slots', b, { done: constant(b, 1) });
}
