import type { Analysis } from '../../shared/analysis/index.ts';
import { topologyOf } from '../../shared/analysis/topology.ts';
import type { Shape } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import type { Network } from '../../shared/network/network.ts';
import { runScript } from './python.ts';

export type Framework = 'keras' | 'pytorch';

export interface Counted {
  readonly parameters: number;
  readonly trainableParameters: number;
}

/** What a framework says of one layer; the shape is without the batch axis, height and width first. */
export interface ReferenceLayer extends Counted {
  readonly id: string;
  readonly outputShape: Shape;
}

export interface ReferenceModel {
  readonly layers: readonly ReferenceLayer[];
  readonly totals: Counted;
}

/** A layer in a framework's words; null where it has none and the model goes on with a tensor of `shape`. */
export interface Wanted {
  readonly id: string;
  readonly type: string;
  readonly sources: readonly string[];
  readonly expression: string | null;
  readonly shape: Shape;
}

/** The network's layers by their counterparts, in topological order. @throws for one with errors. */
export function counterpartsOf(
  network: Network,
  analysis: Analysis,
  framework: Framework,
): readonly Wanted[] {
  const { nodes, incoming } = topologyOf(network);
  return analysis.order.map((id) => {
    const { type, params } = nodes.get(id)!;
    const layer = findLayer(type)!;
    const parsed = parseParams(layer, params);
    const { inputShapes, outputShape } = analysis.layers.get(id)!;
    if (!parsed.ok || !outputShape) throw new Error(`${network.name} has an error at ${id}`);
    const inputs = inputShapes.filter((shape) => shape !== undefined);
    const expression = layer.counterpart[framework](parsed.params, inputs) ?? null;
    const sources = incoming.get(id)!.map(({ source }) => source);
    return { id, type, sources, expression, shape: outputShape };
  });
}

/** All models in one process, which takes longer to start than to build them. */
export const buildModels = (
  framework: Framework,
  models: readonly (readonly Wanted[])[],
): Promise<readonly ReferenceModel[]> => runScript(`${framework}_models.py`, models);
