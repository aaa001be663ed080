import type { Builder } from '../ops/define.ts';
import type { TensorType, Value } from '../ops/types.ts';
import { withoutDeadCode } from './passes.ts';
import type { Signature, SignatureName } from './types.ts';

/** What an op was fed under, by name, read off the program itself. */
function placeholdersOf(program: Signature['program']): Readonly<Record<string, TensorType>> {
  const inputs: Record<string, TensorType> = {};
  for (const { op, attrs, outputs } of program.instructions)
    if (op === 'placeholder') inputs[String(attrs.name)] = program.values[outputs[0]!]!;
  return inputs;
}

/** Closes a program: fetches these outputs, keeps what they and the effects need. */
export function signature(
  name: SignatureName,
  b: Builder,
  outputs: Readonly<Record<string, Value>>,
): Signature {
  const names = Object.keys(outputs);
  const { program, outputs: ids } = withoutDeadCode(
    b.build(),
    names.map((output) => outputs[output]!.id),
  );
  return {
    name,
    program,
    inputs: placeholdersOf(program),
    outputs: Object.fromEntries(names.map((output, i) => [output, ids[i]!])),
  };
}
