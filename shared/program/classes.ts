import type { Analysis } from '../analysis/types.ts';
import { findLayer } from '../layers/index.ts';
import type { Network } from '../network/network.ts';
import { isBinary, type LossName } from './loss.ts';

/** What a network ends in: the shape of its output, without the batch axis, and the loss that is then taken. */
export interface End {
  readonly shape: readonly number[];
  readonly loss: LossName;
}

/** Undefined where there is no one output, or its shape is not known. A layer that is a loss itself comes before the setting. */
export function endOf(network: Network, { output, layers }: Analysis, loss: LossName): End | undefined {
  const shape = output === undefined ? undefined : layers.get(output)?.outputShape;
  const last = network.nodes.find(({ id }) => id === output);
  return shape && { shape, loss: (last && findLayer(last.type)?.loss) ?? loss };
}

/** How many classes an end tells apart: one a score, two where one score is a yes or no; undefined where it is no row of scores. */
export function classesOf({ shape, loss }: End): number | undefined {
  if (!shape.slice(0, -1).every((size) => size === 1)) return undefined;
  const scores = shape[shape.length - 1] ?? 0;
  return isBinary(loss, scores) ? 2 : scores;
}
