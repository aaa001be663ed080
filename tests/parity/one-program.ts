import type { Feeds, Fetched } from '../../main/trainer/engine.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createBuilder } from '../../shared/ops/builder.ts';
import type { Builder } from '../../shared/ops/define.ts';
import { placeholder } from '../../shared/ops/sources.ts';
import type { TensorType, Value } from '../../shared/ops/types.ts';
import type { Signature, StepGraph } from '../../shared/program/types.ts';

export interface OneProgram {
  run(feeds: Feeds): Fetched;
  dispose(): void;
}

/** A program of its own, outside any network, on either engine: `make` writes it and names what is fetched. */
export async function openProgram(
  kind: 'native' | 'interpreter',
  inputs: Readonly<Record<string, TensorType>>,
  make: (b: Builder, values: Readonly<Record<string, Value>>) => Readonly<Record<string, Value>>,
): Promise<OneProgram> {
  const b = createBuilder();
  const fed = Object.fromEntries(
    Object.entries(inputs).map(([name, type]) => [name, placeholder(b, name, type)]),
  );
  const outputs = Object.fromEntries(Object.entries(make(b, fed)).map(([name, { id }]) => [name, id]));
  const signature: Signature = { name: 'predict', program: b.build(), inputs, outputs };
  const graph: StepGraph = {
    variables: [],
    signatures: {
      train_step: signature,
      evaluate: signature,
      predict: signature,
      read_weights: signature,
      write_weights: signature,
    },
    inputShape: [],
    outputShape: [],
    classes: 0,
  };
  const engine = await openEngine(graph, kind);
  return { run: (feeds) => engine.run('predict', feeds), dispose: () => engine.dispose() };
}
