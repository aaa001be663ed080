import { createBuilder } from '../ops/builder.ts';
import { constant, placeholder, readVariable } from '../ops/sources.ts';
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

/** `write_weights`: replaces every variable. */
export function writeWeights(variables: readonly VariableSpec[]): Signature {
  const b = createBuilder();
  for (const { name, shape } of variables) assignVariable(b, name, placeholder(b, name, tensor(shape)));
  return signature('write_weights', b, { done: constant(b, 1) });
}
