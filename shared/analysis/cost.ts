import type { AnyLayer, Params, Shape, WeightSpec } from '../layers/define.ts';
import { createBuilder } from '../ops/builder.ts';
import { findOp } from '../ops/index.ts';
import { placeholder } from '../ops/sources.ts';
import { BATCH, type Instruction, type Program, tensor } from '../ops/types.ts';

const costOf = (instruction: Instruction, { values }: Program): number =>
  findOp(instruction.op).multiplyAdds?.(
    instruction.inputs.map((id) => values[id]!),
    instruction.attrs,
  ) ?? 0;

/**
 * Products of one sample's forward pass: the layer is built in ops, and these know their cost.
 * @throws OpError when the layer's ops refuse its own shape: a fault of the layer, not of the network.
 */
export function multiplyAddsOf(
  layer: AnyLayer,
  inputs: readonly Shape[],
  params: Params,
  weights: readonly WeightSpec[],
): number {
  if (weights.length === 0) return 0;
  const b = createBuilder();
  layer.build({
    b,
    inputs: inputs.map((shape, i) => placeholder(b, `input${i}`, tensor([BATCH, ...shape]))),
    params,
    weight: (name) =>
      placeholder(b, name, tensor(weights.find((weight) => weight.name === name)?.shape ?? [])),
    training: false,
    frozen: false,
    update: () => undefined,
    step: () => placeholder(b, 'step', tensor([], 'int32')),
    random: () => ({
      seed: placeholder(b, 'seed', tensor([], 'int32')),
      step: placeholder(b, 'step', tensor([], 'int32')),
    }),
  });
  const program = b.build();
  return program.instructions.reduce((sum, instruction) => sum + costOf(instruction, program), 0);
}
