import type { Feed, Feeds } from '../../main/trainer/engine.ts';
import { fromTorch, torchLayouts, toTorch } from '../../shared/layers/torch-layout.ts';
import { inputName, type LayerRun, learningOf } from './layer-programs.ts';
import { received, runScript, type SentTensor, sent } from './python.ts';
import type { Framework } from './reference-models.ts';

/** A run in a framework, by the names that it has here; weights and their gradients lie as here. */
export interface Reference {
  readonly tensors: Readonly<Record<string, Float64Array>>;
  /** For each direction the loss's central difference along it, one learning tensor at a time. */
  readonly differences: readonly (readonly number[])[];
}

/** One tensor for each that learns. */
export type Direction = readonly Float32Array[];

interface Sent {
  readonly expression: string;
  readonly training: boolean;
  readonly inputs: readonly SentTensor[];
  readonly cotangent: SentTensor;
  readonly state: readonly SentTensor[];
  readonly learning: readonly boolean[];
  readonly directions: readonly (readonly SentTensor[])[];
}

interface Told {
  readonly y: SentTensor;
  readonly gradients: readonly SentTensor[];
  readonly state: readonly SentTensor[];
  readonly differences?: readonly (readonly number[])[];
}

const identity = (values: Float32Array | Float64Array) => values;

/** How weights go to a framework and come back; in Keras they lie as here. */
function ways(framework: Framework, { weights, inputs, layer }: LayerRun) {
  const layouts = framework === 'pytorch' ? torchLayouts(weights, layer.inputs.max === 0 ? [] : inputs) : [];
  return weights.map(({ name, shape }, i) => {
    const own = layouts[i];
    return {
      name,
      there: (values: Float32Array): SentTensor =>
        own ? sent(own.shape, toTorch(values, own)) : sent(shape, values),
      back: (values: Float64Array) => (own ? fromTorch(values, own) : identity(values)) as Float64Array,
    };
  });
}

export const expressionOf = (
  framework: Framework,
  { layer, params, inputs }: Pick<LayerRun, 'layer' | 'params' | 'inputs'>,
): string | undefined => layer.counterpart[framework](params, inputs);

/** A run as a script takes it. @throws where the framework has no word for the layer. */
function request(framework: Framework, run: LayerRun, feeds: Feeds, directions: readonly Direction[]): Sent {
  const expression = expressionOf(framework, run);
  if (expression === undefined) throw new Error(`${run.layer.type} has no counterpart in ${framework}`);
  const fed = (name: string): Feed & { data: Float32Array } => {
    const feed = feeds[run.key + name]!;
    return { ...feed, data: Float32Array.from(feed.data) };
  };
  const asSent = (name: string, data: Float32Array): SentTensor => sent(fed(name).shape, data);
  const own = ways(framework, run);
  const learning = learningOf(run);
  return {
    expression,
    training: run.training,
    inputs: run.inputs.map((_, i) => asSent(inputName(i), fed(inputName(i)).data)),
    cotangent: asSent('cotangent', fed('cotangent').data),
    state: own.map(({ name, there }) => there(fed(name).data)),
    learning: run.weights.map(({ trainable }) => trainable),
    directions: directions.map((direction) =>
      learning.map((name, i) => {
        const way = own.find((one) => one.name === name);
        return way ? way.there(direction[i]!) : asSent(name, direction[i]!);
      }),
    ),
  };
}

function understand(framework: Framework, run: LayerRun, told: Told): Reference {
  const own = ways(framework, run);
  const gradients = learningOf(run).map((name, i) => {
    const values = received(told.gradients[i]!);
    return [`grad_${name}`, own.find((one) => one.name === name)?.back(values) ?? values] as const;
  });
  const state = own.map(({ name, back }, i) => [`new_${name}`, back(received(told.state[i]!))] as const);
  return {
    tensors: Object.fromEntries([['y', received(told.y)], ...gradients, ...state]),
    differences: told.differences ?? [],
  };
}

/** All runs in one process of the framework; `directions` by key, for PyTorch. */
export async function evaluateIn(
  framework: Framework,
  runs: readonly LayerRun[],
  feeds: Feeds,
  directions: ReadonlyMap<string, readonly Direction[]> = new Map(),
): Promise<ReadonlyMap<string, Reference>> {
  const requests = runs.map((run) => request(framework, run, feeds, directions.get(run.key) ?? []));
  const told = await runScript<readonly Told[]>(`${framework}_layers.py`, requests);
  return new Map(runs.map((run, i) => [run.key, understand(framework, run, told[i]!)]));
}
