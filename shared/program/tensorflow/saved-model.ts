import { findOp } from '../../ops/index.ts';
import type { TensorType } from '../../ops/types.ts';
import type { Executable, Signature } from '../types.ts';
import { createGraphWriter, type GraphSection } from './emit.ts';
import { DATA_TYPE, encodeMetaGraph, type SignatureMessage, type TensorInfoMessage } from './proto.ts';

const infoOf = (name: string, type: TensorType): TensorInfoMessage => ({
  name,
  dtype: DATA_TYPE[type.dtype],
  tensorShape: { dim: type.shape.map((size) => ({ size })) },
});

/** Writes a signature's program; every op writes its own nodes. */
function writeSignature(section: GraphSection, { program, inputs, outputs }: Signature): SignatureMessage {
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
  const fetched = Object.entries(outputs).map(([name, id]) => {
    const type = program.values[id]!;
    return [name, infoOf(section.fetch(name, refs.get(id)!, type.dtype), type)] as const;
  });
  const fed = Object.entries(inputs).map(
    ([name, type]) => [name, infoOf(section.placeholders.get(name)!, type)] as const,
  );
  return {
    inputs: Object.fromEntries(fed),
    outputs: Object.fromEntries(fetched),
    methodName: 'tensorflow/serving/predict',
  };
}

/**
 * `saved_model.pb` of a graph: one GraphDef with every signature, resource variables shared between them, and no variables
 * folder (`write_weights` fills them). Loaded with the tag `serve`. `signatures` is the same without the GraphDef, for whoever
 * has loaded it already and wants to know names alone.
 */
export function encodeSavedModel(graph: Executable): {
  readonly model: Uint8Array;
  readonly signatures: Uint8Array;
} {
  const writer = createGraphWriter(new Map(graph.variables.map(({ name, shape }) => [name, shape])));
  const signatures = Object.fromEntries(
    Object.values(graph.signatures).map((signature) => [
      signature.name,
      writeSignature(writer.section(signature.name), signature),
    ]),
  );
  return {
    model: encodeMetaGraph(writer.nodes, signatures),
    signatures: encodeMetaGraph([], signatures),
  };
}
