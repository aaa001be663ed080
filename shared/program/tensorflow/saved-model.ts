import { findOp } from '../../ops/index.ts';
import type { Executable, Signature, SignatureName } from '../types.ts';
import { createGraphWriter, type GraphSection } from './emit.ts';
import { encodeMetaGraph } from './proto.ts';

/** What a signature's inputs and outputs are called in the graph: name → tensor (`train_step/x:0`). */
export interface SignatureTensors {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Writes a signature's program; every op writes its own nodes. */
function writeSignature(section: GraphSection, { program, inputs, outputs }: Signature): SignatureTensors {
  const refs = new Map<number, string>();
  for (const instruction of program.instructions) {
    section.scope = instruction.scope;
    const made = findOp(instruction.op).tensorflow(section, {
      inputs: instruction.inputs.map((id) => refs.get(id)!),
      inputTypes: instruction.inputs.map((id) => program.values[id]!),
      outputTypes: instruction.outputs.map((id) => program.values[id]!),
      attrs: instruction.attrs,
    });
    instruction.outputs.forEach((id, i) => {
      refs.set(id, made[i]!);
    });
  }
  const fetched = Object.entries(outputs).map(
    ([name, id]) => [name, section.fetch(name, refs.get(id)!, program.values[id]!.dtype)] as const,
  );
  const fed = Object.keys(inputs).map((name) => [name, section.placeholders.get(name)!] as const);
  return { inputs: Object.fromEntries(fed), outputs: Object.fromEntries(fetched) };
}

/**
 * `saved_model.pb` of a graph: one GraphDef with every signature, resource variables shared between them, and no variables
 * folder (`write_weights` fills them). Loaded with the tag `serve`. Which tensors are fed and fetched is told beside it, not
 * in it: whoever wrote the graph needs no SignatureDef to be read back.
 */
export function encodeSavedModel(graph: Executable): {
  readonly model: Uint8Array;
  readonly tensors: ReadonlyMap<SignatureName, SignatureTensors>;
} {
  const writer = createGraphWriter(new Map(graph.variables.map(({ name, shape }) => [name, shape])));
  const tensors = new Map(
    Object.values(graph.signatures).map((signature) => [
      signature.name,
      writeSignature(writer.section(signature.name), signature),
    ]),
  );
  return { model: encodeMetaGraph(writer.nodes), tensors };
}
