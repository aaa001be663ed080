import type { Tensor } from '@tensorflow/tfjs-core';
import type { OpDefinition } from '../../../shared/ops/define.ts';
import type { Attrs, TensorType } from '../../../shared/ops/types.ts';
import type { Feeds } from '../engine.ts';
import type { Variable } from '../run/checkpoints.ts';

/** What a kernel is given: an instruction with its inputs computed. */
export interface KernelContext<A extends Attrs = Attrs> {
  readonly inputs: readonly Tensor[];
  readonly attrs: A;
  /** As the op's `infer` said, the batch axis unknown. */
  readonly outputTypes: readonly TensorType[];
  readonly feeds: Feeds;
  /** Updates replace a variable's array, never write into it: a value read before stays what it was. */
  readonly variables: Map<string, Variable>;
}

/** One op, computed: a tensor per output. */
export interface Kernel {
  readonly op: string;
  run(context: KernelContext): readonly Tensor[];
}

/** Ties a computation to the op it computes, whose attributes it may rely on: the op's `infer` has checked them. */
export const kernel = <A extends Attrs>(
  op: OpDefinition<A>,
  run: (context: KernelContext<A>) => Tensor | readonly Tensor[],
): Kernel => ({
  op: op.name,
  run(context: KernelContext<A>) {
    const result = run(context);
    return Array.isArray(result) ? result : [result];
  },
});
