import { findOp } from '../ops/index.ts';
import type { Instruction, Program } from '../ops/types.ts';

/**
 * Drops what neither an effect nor one of `outputs` needs, and numbers the values anew.
 * @returns the program and the outputs' new ids, in order.
 */
export function withoutDeadCode(
  program: Program,
  outputs: readonly number[],
): { readonly program: Program; readonly outputs: readonly number[] } {
  const live = new Set(outputs);
  const kept: Instruction[] = [];
  for (let i = program.instructions.length - 1; i >= 0; i--) {
    const instruction = program.instructions[i]!;
    if (!findOp(instruction.op).effect && !instruction.outputs.some((id) => live.has(id))) continue;
    for (const id of instruction.inputs) live.add(id);
    kept.push(instruction);
  }
  kept.reverse();
  const renumbered = new Map<number, number>();
  for (const { outputs: made } of kept) for (const id of made) renumbered.set(id, renumbered.size);
  const anew = (ids: readonly number[]): readonly number[] => ids.map((id) => renumbered.get(id)!);
  return {
    program: {
      values: [...renumbered.keys()].map((id) => program.values[id]!),
      instructions: kept.map((instruction) => ({
        ...instruction,
        inputs: anew(instruction.inputs),
        outputs: anew(instruction.outputs),
      })),
    },
    outputs: anew(outputs),
  };
}
