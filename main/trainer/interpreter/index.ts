import { version_cpu } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Instruction, Program } from '../../../shared/ops/types.ts';
import type { Executable, Signature } from '../../../shared/program/types.ts';
import type { Engine, Feeds, Fetched, TensorData } from '../engine.ts';
import type { Variable } from '../run/checkpoints.ts';
import { kernels } from './kernels/index.ts';

/**
 * Runs a graph instruction by instruction in JavaScript, on tfjs' CPU backend and plain loops: slowly, and without
 * native TensorFlow, whose results it is the measure of.
 */
export async function createInterpreter(graph: Executable): Promise<Engine> {
  // Without it tfjs prints advice to install its native backend, which whoever comes here cannot follow.
  tf.enableProdMode();
  await tf.setBackend('cpu');
  const variables = new Map<string, Variable>();
  const lastUses = new Map(
    Object.values(graph.signatures).map((signature) => [signature.name, findLastUses(signature)]),
  );
  return {
    info: { kind: 'interpreter', version: `JavaScript (tfjs ${version_cpu})` },
    run(name, feeds) {
      if (tf.getBackend() !== 'cpu') tf.setBackend('cpu');
      const signature = graph.signatures[name];
      if (!signature) throw new Error(`The engine has no signature ${name}`);
      return execute(signature, lastUses.get(name)!, feeds, variables);
    },
    dispose: () => variables.clear(),
  };
}

/** For each instruction the values that nothing needs after it. */
function findLastUses({ program, outputs }: Signature): readonly (readonly number[])[] {
  const seen = new Set(Object.values(outputs));
  const dying: number[][] = [];
  for (const { inputs, outputs: made } of [...program.instructions].reverse()) {
    const last = [...inputs, ...made].filter((id, i, all) => !seen.has(id) && all.indexOf(id) === i);
    for (const id of last) seen.add(id);
    dying.push(last);
  }
  return dying.reverse();
}

function execute(
  { program, outputs }: Signature,
  lastUses: readonly (readonly number[])[],
  feeds: Feeds,
  variables: Map<string, Variable>,
): Fetched {
  const values = new Map<number, tf.Tensor>();
  try {
    program.instructions.forEach((instruction, i) => {
      const results = compute(program, instruction, values, feeds, variables);
      for (const [k, id] of instruction.outputs.entries()) values.set(id, results[k]!);
      for (const id of lastUses[i]!) {
        values.get(id)?.dispose();
        values.delete(id);
      }
    });
    const fetched: Record<string, TensorData> = {};
    for (const [name, id] of Object.entries(outputs)) {
      const data = values.get(id)!.dataSync();
      fetched[name] = data instanceof Float32Array ? data : Int32Array.from(data);
    }
    return fetched;
  } finally {
    for (const value of values.values()) value.dispose();
  }
}

function compute(
  program: Program,
  { op, inputs, attrs, outputs, scope }: Instruction,
  values: ReadonlyMap<number, tf.Tensor>,
  feeds: Feeds,
  variables: Map<string, Variable>,
): readonly tf.Tensor[] {
  const kernel = kernels.get(op);
  if (!kernel) throw new Error(`The interpreter does not know the op ${op} (of ${scope})`);
  const outputTypes = outputs.map((id) => program.values[id]!);
  const arrived = inputs.map((id) => values.get(id)!);
  let results: readonly tf.Tensor[] = [];
  tf.tidy(() => {
    results = kernel.run({ inputs: arrived, attrs, outputTypes, feeds, variables });
    return [...results];
  });
  return results;
}
