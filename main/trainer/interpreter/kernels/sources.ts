import * as tf from '@tensorflow/tfjs-core';
import { constantOp, placeholderOp, readVariableOp } from '../../../../shared/ops/sources.ts';
import { readUpdatedOp } from '../../../../shared/ops/updates.ts';
import type { Variable } from '../../run/checkpoints.ts';
import { type Kernel, kernel } from '../kernel.ts';

/** Instructions run in order: a variable read after its update has the new value. */
function read(name: string, variables: ReadonlyMap<string, Variable>): tf.Tensor {
  const variable = variables.get(name);
  if (!variable) throw new Error(`The variable ${name} has no value yet`);
  return tf.tensor(variable.data, [...variable.shape], 'float32');
}

/** What comes in: constants, what is fed, variables. */
export const sourceKernels: readonly Kernel[] = [
  kernel(constantOp, ({ attrs, outputTypes }) =>
    tf.tensor([...attrs.values], [...attrs.shape], outputTypes[0]!.dtype),
  ),
  kernel(placeholderOp, ({ attrs: { name }, outputTypes, feeds }) => {
    const feed = feeds[name];
    if (!feed) throw new Error(`Nothing was fed for ${name}`);
    return tf.tensor(feed.data, [...feed.shape], outputTypes[0]!.dtype);
  }),
  kernel(readVariableOp, ({ attrs: { name }, variables }) => read(name, variables)),
  kernel(readUpdatedOp, ({ attrs: { name }, variables }) => read(name, variables)),
];
