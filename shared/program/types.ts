import type { Initializer } from '../layers/define.ts';
import type { NodeId } from '../network/network.ts';
import type { Program, TensorType } from '../ops/types.ts';
import type { StatisticsTerm } from './layer-statistics.ts';

/** A tensor that lives from step to step. Names: `conv1/kernel`, slots `conv1/kernel/momentum`. */
export interface VariableSpec {
  readonly name: string;
  readonly node: NodeId;
  readonly shape: readonly number[];
  readonly init: Initializer;
  /** `weight` learns, `statistic` is updated by its layer, `slot` belongs to the optimiser. */
  readonly role: 'weight' | 'statistic' | 'slot';
}

/** One thing a step graph can be asked to do: fed by name, fetched by name; effects run with it. */
export interface Signature {
  readonly name: SignatureName;
  readonly program: Program;
  /** Name → type of what is fed (the `placeholder` instructions of the program). */
  readonly inputs: Readonly<Record<string, TensorType>>;
  /** Name → value id of what is fetched. */
  readonly outputs: Readonly<Record<string, number>>;
}

/**
 * - `train_step` {x, y, learning_rate, seed, step, update} → {loss, penalty, correct}: one optimiser step; `loss` is the batch
 *   mean of the data loss. `step` counts batches, `update` updates. Where gradients are accumulated it closes a group and is
 *   also fed `group_size`, float32 []: the samples of the whole group.
 * - `accumulate_step` {x, y, seed, step} → {loss, penalty, correct}: a batch before the last of its group; only where gradients are
 *   accumulated.
 * - Only where statistics are wanted: `statistics_step` as `train_step`, with the same effect to the bit, and {statistics};
 *   `output_statistics` {x, y, seed, step} → {statistics}: what flows out of the layers in a training step, without the step.
 *   Statistics are float32 `[terms]`.
 * - `evaluate` {x, y} → {loss_sum, correct}: sums over the batch, inference mode.
 * - `predict` {x} → {output}: inference mode, `[batch, …output shape]`.
 * - `activations` {x} → what flows out of each layer, inference mode: only in an `ActivationGraph`.
 * - `read_weights` {} → every variable by name (slots too). - `write_weights` {every weight and statistic by name} → {done}.
 * - Only where the optimiser has slots: `write_slots` {every slot by name} → {done}; `fill_slots` {value} → {done}: every slot
 *   filled with `value`, float32 [], once the weights are written.
 * x float32 `[batch, height, width, channels]`; y int32 `[batch]` (class index); learning_rate float32 []; seed, step,
 * update int32 [].
 */
export type SignatureName =
  | 'train_step'
  | 'accumulate_step'
  | 'statistics_step'
  | 'output_statistics'
  | 'evaluate'
  | 'predict'
  | 'activations'
  | 'read_weights'
  | 'write_weights'
  | 'write_slots'
  | 'fill_slots';

/** What native TensorFlow loads and the interpreter runs: signatures that share variables. */
export interface Executable {
  readonly variables: readonly VariableSpec[];
  readonly signatures: { readonly [name in SignatureName]?: Signature };
}

/** Signatures that not every step graph has. */
type Optional =
  | 'accumulate_step'
  | 'statistics_step'
  | 'output_statistics'
  | 'activations'
  | 'write_slots'
  | 'fill_slots';

/** A network compiled for training. */
export interface StepGraph extends Executable {
  readonly signatures: Readonly<Record<Exclude<SignatureName, Optional>, Signature>> & {
    readonly [name in Optional]?: Signature;
  };
  /** What the entries of `output_statistics` and `statistics_step` are; only where statistics are wanted. */
  readonly statistics?: {
    readonly outputs: readonly StatisticsTerm[];
    readonly weights: readonly StatisticsTerm[];
  };
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** How many classes the output tells apart: one a score, two where one score is a yes or no. */
  readonly classes: number;
  /** Where one score tells two classes apart: the output from which on it is class 1. */
  readonly threshold?: number;
}
