/** The batch axis, whose length is known only when a program runs. */
export const BATCH = -1;

export type DType = 'float32' | 'int32' | 'bool';

/** A tensor's type: static shape but for the batch axis (`BATCH`), which is the first where there is one. NHWC. */
export interface TensorType {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** One result of one instruction (static single assignment). */
export interface Value {
  readonly id: number;
  readonly type: TensorType;
}

export type AttrValue = string | number | boolean | readonly number[] | readonly string[];
export type Attrs = Readonly<Record<string, AttrValue>>;

/** One op applied to values. Plain data: programs can be printed, compared, sent and shown. */
export interface Instruction {
  readonly op: string;
  readonly inputs: readonly number[];
  readonly attrs: Attrs;
  readonly outputs: readonly number[];
  /** Where it comes from: the layer's node id, `loss` or `optimizer`; shown with the backward graph. */
  readonly scope: string;
}

/** Instructions in execution order; `values[id]` is the type of value `id`. */
export interface Program {
  readonly values: readonly TensorType[];
  readonly instructions: readonly Instruction[];
}

export const tensor = (shape: readonly number[], dtype: DType = 'float32'): TensorType => ({ dtype, shape });
