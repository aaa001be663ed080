import { analyse } from '../analysis/index.ts';
import { topologyOf } from '../analysis/topology.ts';
import type { Analysis } from '../analysis/types.ts';
import type { Shape } from '../layers/define.ts';
import type { Network, NodeId } from '../network/network.ts';
import { createBuilder } from '../ops/builder.ts';
import { lowerLayers } from './lower.ts';
import { signature } from './signature.ts';
import type { Executable } from './types.ts';
import { writeVariables } from './weight-signatures.ts';
import { type Weight, weightsOf } from './weights.ts';

/** Why nothing flows out of a layer here: it (or what feeds it) has an error, other images are wanted, or it has too many weights. */
export type Unseen = 'error' | 'mismatch' | 'tooLarge';

/** A layer whose output can be looked at, and the name that `activations` gives it under. */
export interface SeenLayer {
  readonly id: NodeId;
  readonly shape: Shape;
  readonly output: string;
}

/** The forward pass of a network, as far as it can be computed: signatures `activations` and `write_weights`. */
export interface ActivationGraph extends Executable {
  readonly variables: readonly Weight[];
  /** In topological order. */
  readonly layers: readonly SeenLayer[];
  /** The layers left out. */
  readonly unseen: ReadonlyMap<NodeId, Unseen>;
}

export interface ActivationOptions {
  /** `[height, width, channels]` of the images that it is fed. */
  readonly imageShape: Shape;
  /** Layers that would take the number of weights beyond this are left out, with all behind them. */
  readonly maxWeights?: number;
}

const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i]);

/** The layers in order without those that have a reason to be left out, and without all that these feed. */
function without(
  network: Network,
  order: readonly NodeId[],
  unseen: Map<NodeId, Unseen>,
  reasonOf: (id: NodeId) => Unseen | undefined,
): readonly NodeId[] {
  const { incoming } = topologyOf(network);
  return order.filter((id) => {
    const fed = incoming.get(id)?.map(({ source }) => unseen.get(source));
    const reason = fed?.find((hidden) => hidden !== undefined) ?? reasonOf(id);
    if (reason) unseen.set(id, reason);
    return !reason;
  });
}

/** Sorts the layers into those that can be computed and those that cannot. */
function sortOut(network: Network, analysis: Analysis, { imageShape, maxWeights }: ActivationOptions) {
  const unseen = new Map<NodeId, Unseen>();
  const sound = without(network, analysis.order, unseen, (id) => {
    const layer = analysis.layers.get(id);
    if (!layer?.outputShape || layer.problems.some(({ severity }) => severity === 'error')) return 'error';
    const isSource = layer.inputShapes.length === 0;
    return isSource && !sameShape(layer.outputShape, imageShape) ? 'mismatch' : undefined;
  });
  if (maxWeights === undefined) return { order: sound, unseen };
  let left = maxWeights;
  const order = without(network, sound, unseen, (id) => {
    const count = analysis.layers.get(id)?.parameters ?? 0;
    if (count > left) return 'tooLarge';
    left -= count;
    return undefined;
  });
  return { order, unseen };
}

/**
 * Compiles what flows out of every layer at inference. Of a network that has errors, what can be computed before them; any
 * network will do.
 */
export function compileActivations(network: Network, options: ActivationOptions): ActivationGraph {
  const whole = analyse(network);
  const { order, unseen } = sortOut(network, whole, options);
  const analysis: Analysis = { ...whole, order };
  const weights = weightsOf(network, analysis, new Set());
  const b = createBuilder();
  const { outputs } = lowerLayers(b, network, analysis, { training: false, weights, frozen: new Set() });
  const layers = order.map((id, index) => ({
    id,
    shape: analysis.layers.get(id)?.outputShape ?? [],
    output: `layer${index}`,
  }));
  const fetched = Object.fromEntries(layers.map(({ id, output }) => [output, outputs.get(id)!]));
  return {
    variables: weights,
    signatures: {
      activations: signature('activations', b, fetched),
      write_weights: writeVariables('write_weights', weights),
    },
    layers,
    unseen,
  };
}
