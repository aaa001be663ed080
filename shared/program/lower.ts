import { topologyOf } from '../analysis/topology.ts';
import type { Analysis } from '../analysis/types.ts';
import type { BuildContext, Params, Scores, Shape } from '../layers/define.ts';
import { findLayer } from '../layers/index.ts';
import { parseParams } from '../layers/params.ts';
import type { Network, NodeId } from '../network/network.ts';
import { add } from '../ops/binary.ts';
import { stopGradient } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { constant, placeholder, readVariable } from '../ops/sources.ts';
import { BATCH, tensor, type Value } from '../ops/types.ts';
import { hashString } from './random.ts';
import { type Weight, weightName } from './weights.ts';

export interface LowerOptions {
  readonly training: boolean;
  readonly weights: readonly Weight[];
  readonly frozen: ReadonlySet<NodeId>;
  /** The batch's labels, int32 `[batch]`, where the program has them. */
  readonly labels?: Value;
}

/** Layers in ops: what flows out of them, and what they read and renew. */
export interface LoweredLayers {
  /** What flows out of each layer, `[batch, …output shape]`, in topological order. */
  readonly outputs: ReadonlyMap<NodeId, Value>;
  /** The values of the weights, by full name, as far as the program reads them. */
  readonly reads: ReadonlyMap<string, Value>;
  /** Statistics that layers renew with the step. */
  readonly updates: readonly { readonly variable: string; readonly value: Value }[];
}

/** A network in ops: what flows out of its end as well. */
export interface Lowered extends LoweredLayers {
  /** The last layer's output, `[batch, …output shape]`. */
  readonly output: Value;
  /** What the loss takes: of a last layer with a loss of its own its logits, otherwise the output. */
  readonly logits: Value;
  /** What tells the answer: the logits, but for a last layer that makes them harder while training. */
  readonly scores: Value;
}

/** The scalars that stateless randomness and annealing take, made when a layer first asks for them. */
function scalarSource(b: Builder) {
  const fed = new Map<string, Value>();
  const scalar = (name: string): Value => {
    const value = fed.get(name) ?? placeholder(b, name, tensor([], 'int32'));
    fed.set(name, value);
    return value;
  };
  return {
    step: () => scalar('step'),
    random(node: NodeId, count: number): { readonly seed: Value; readonly step: Value } {
      const seed = scalar('seed');
      const own = hashString(`${node}#${count}`) & 0x3fffffff;
      return { seed: add(b, seed, constant(b, own, [], 'int32')), step: scalar('step') };
    },
  };
}

/**
 * Writes the forward pass of a network without errors into `b`, fed by the placeholder `x` `[batch, height, width, channels]`.
 * @throws Error when the network has errors: analyse it first.
 */
export function lower(b: Builder, network: Network, analysis: Analysis, options: LowerOptions): Lowered {
  const { scores, ...layers } = lowerLayers(b, network, analysis, options);
  const output = analysis.output === undefined ? undefined : layers.outputs.get(analysis.output);
  if (!output || !scores) throw new Error('The network has no single output: it has errors');
  return { ...layers, output, logits: scores.logits, scores: scores.plain };
}

/**
 * Writes the layers of `analysis.order`, none of which may have errors or be fed by one that is not among them. `scores` are
 * those of the network's end, where that is one of them.
 */
export function lowerLayers(
  b: Builder,
  network: Network,
  analysis: Analysis,
  options: LowerOptions,
): LoweredLayers & { readonly scores?: Scores } {
  const { nodes, incoming } = topologyOf(network);
  const shapes = new Map(options.weights.map((weight) => [weight.name, weight.shape]));
  const reads = new Map<string, Value>();
  const updates: { variable: string; value: Value }[] = [];
  const values = new Map<NodeId, Value>();
  const scalars = scalarSource(b);
  let scores: Scores | undefined;
  for (const id of analysis.order) {
    const node = nodes.get(id)!;
    const layer = findLayer(node.type);
    const parsed = layer && parseParams(layer, node.params);
    if (!layer || !parsed?.ok) throw new Error(`${id} cannot be compiled: the network has errors`);
    b.scope = id;
    const sources = (incoming.get(id) ?? []).map((edge) => values.get(edge.source)!);
    const learning = options.training && node.stopGradient;
    const inputs =
      layer.inputs.max === 0
        ? [placeholder(b, 'x', tensor([BATCH, ...outputShape(analysis, id)]))]
        : sources.map((value) => (learning ? stopGradient(b, value) : value));
    let draws = 0;
    const context: BuildContext<Params> = {
      b,
      inputs,
      params: parsed.params,
      training: options.training,
      frozen: options.frozen.has(id),
      weight(name) {
        const full = weightName(id, name);
        const shape = shapes.get(full);
        if (!shape) throw new Error(`${layer.type} reads a weight it does not declare: ${name}`);
        const read = reads.get(full) ?? readVariable(b, full, shape);
        reads.set(full, read);
        return read;
      },
      update: (name, renewed) => updates.push({ variable: weightName(id, name), value: renewed }),
      random: () => scalars.random(id, draws++),
      step: scalars.step,
      ...(options.labels ? { labels: options.labels } : {}),
    };
    const value = layer.build(context);
    values.set(id, value);
    if (id === analysis.output) scores = layer.scores?.(context) ?? alike(layer.loss ? inputs[0]! : value);
  }
  return { outputs: values, reads, updates, ...(scores ? { scores } : {}) };
}

const alike = (value: Value): Scores => ({ logits: value, plain: value });

const outputShape = (analysis: Analysis, id: NodeId): Shape => analysis.layers.get(id)?.outputShape ?? [];
