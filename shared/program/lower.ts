import { topologyOf } from '../analysis/topology.ts';
import type { Analysis } from '../analysis/types.ts';
import type { Shape } from '../layers/define.ts';
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
}

/** A network in ops: what flows out of its end, and what its layers read and renew. */
export interface Lowered {
  /** The last layer's output, `[batch, …output shape]`. */
  readonly output: Value;
  /** What a last layer with a loss of its own is given; otherwise the output. */
  readonly logits: Value;
  /** The values of the weights, by full name, as far as the program reads them. */
  readonly reads: ReadonlyMap<string, Value>;
  /** Statistics that layers renew with the step. */
  readonly updates: readonly { readonly variable: string; readonly value: Value }[];
}

/** The scalars that stateless randomness takes, made when a layer first asks for them. */
function randomSource(b: Builder) {
  let fed: { readonly seed: Value; readonly step: Value } | undefined;
  return (node: NodeId, count: number): { readonly seed: Value; readonly step: Value } => {
    fed ??= {
      seed: placeholder(b, 'seed', tensor([], 'int32')),
      step: placeholder(b, 'step', tensor([], 'int32')),
    };
    const own = hashString(`${node}#${count}`) & 0x3fffffff;
    return { seed: add(b, fed.seed, constant(b, own, [], 'int32')), step: fed.step };
  };
}

/**
 * Writes the forward pass of a network without errors into `b`, fed by the placeholder `x` `[batch, height, width, channels]`.
 * @throws Error when the network has errors: analyse it first.
 */
export function lower(b: Builder, network: Network, analysis: Analysis, options: LowerOptions): Lowered {
  const { nodes, incoming } = topologyOf(network);
  const shapes = new Map(options.weights.map((weight) => [weight.name, weight.shape]));
  const reads = new Map<string, Value>();
  const updates: { variable: string; value: Value }[] = [];
  const values = new Map<NodeId, Value>();
  const random = randomSource(b);
  let logits: Value | undefined;
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
    const value = layer.build({
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
      random: () => random(id, draws++),
    });
    values.set(id, value);
    if (id === analysis.output) logits = layer.loss ? inputs[0] : value;
  }
  const output = analysis.output === undefined ? undefined : values.get(analysis.output);
  if (!output || !logits) throw new Error('The network has no single output: it has errors');
  return { output, logits, reads, updates };
}

const outputShape = (analysis: Analysis, id: NodeId): Shape => analysis.layers.get(id)?.outputShape ?? [];
