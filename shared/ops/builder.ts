import type { Builder, OpDefinition } from './define.ts';
import { OpError } from './define.ts';
import type { Attrs, Instruction, Program, TensorType, Value } from './types.ts';

/** Starts a program. Values are numbered in the order they are made. */
export function createBuilder(): Builder {
  const values: TensorType[] = [];
  const instructions: Instruction[] = [];
  return {
    scope: '',
    add<A extends Attrs>(op: OpDefinition<A>, inputs: readonly Value[], attrs: A): readonly Value[] {
      for (const input of inputs)
        if (values[input.id] !== input.type)
          throw new OpError(`${op.name}: value ${input.id} belongs to another program`);
      const types = op.infer(
        inputs.map((input) => input.type),
        attrs,
      );
      const outputs = types.map((type) => ({ id: values.push(type) - 1, type }));
      instructions.push({
        op: op.name,
        inputs: inputs.map((input) => input.id),
        attrs,
        outputs: outputs.map((output) => output.id),
        scope: this.scope,
      });
      return outputs;
    },
    build: (): Program => ({ values: [...values], instructions: [...instructions] }),
  };
}
