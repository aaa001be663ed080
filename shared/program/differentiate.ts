import { addN } from '../ops/add-n.ts';
import type { Builder } from '../ops/define.ts';
import { findOp } from '../ops/index.ts';
import { constant } from '../ops/sources.ts';
import type { Instruction, Program, Value } from '../ops/types.ts';

/** Values that depend on one of `wrt` through ops that have a gradient. */
function dependents(program: Program, wrt: readonly Value[]): ReadonlySet<number> {
  const dependent = new Set(wrt.map((value) => value.id));
  for (const { op, inputs, outputs } of program.instructions)
    if (findOp(op).gradient && inputs.some((id) => dependent.has(id)))
      for (const id of outputs) dependent.add(id);
  return dependent;
}

/**
 * Reverse-mode differentiation: appends the chain rule of a scalar `loss` to the program, from its end to its beginning, and
 * gives d loss/d value for each of `wrt` (undefined where the loss does not depend on it). What none of `wrt` stands behind
 * gets no backward instructions, so a frozen prefix costs nothing.
 */
export function differentiate(
  b: Builder,
  loss: Value,
  wrt: readonly Value[],
): readonly (Value | undefined)[] {
  const program = b.build();
  const needed = dependents(program, wrt);
  const valueAt = (id: number): Value => ({ id, type: program.values[id]! });
  const collected = new Map<number, Value[]>();
  const scope = b.scope;
  collected.set(loss.id, [constant(b, 1)]);

  /** All that reaches a value, as one: a value used several times gets the sum. */
  const gradientOf = (id: number): Value | undefined => {
    const parts = collected.get(id);
    if (!parts) return undefined;
    const sum = addN(b, parts);
    collected.set(id, [sum]);
    return sum;
  };
  const back = (instruction: Instruction): void => {
    const { gradient } = findOp(instruction.op);
    if (!gradient || !instruction.inputs.some((id) => needed.has(id))) return;
    if (!instruction.outputs.some((id) => collected.has(id))) return;
    b.scope = instruction.scope;
    const gradients = gradient(b, {
      inputs: instruction.inputs.map(valueAt),
      outputs: instruction.outputs.map(valueAt),
      attrs: instruction.attrs,
      gradients: instruction.outputs.map(gradientOf),
    });
    instruction.inputs.forEach((id, i) => {
      const part = gradients[i];
      if (part && needed.has(id)) collected.set(id, [...(collected.get(id) ?? []), part]);
    });
  };
  for (let i = program.instructions.length - 1; i >= 0; i--) back(program.instructions[i]!);
  const results = wrt.map((value) => gradientOf(value.id));
  b.scope = scope;
  return results;
}
