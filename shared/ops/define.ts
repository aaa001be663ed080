import type { Attrs, DType, Program, TensorType, Value } from './types.ts';

/** Appends instructions to a program under construction. */
export interface Builder {
  /** All outputs of a new instruction; the op's `infer` gives their types. @throws OpError when it refuses. */
  add<A extends Attrs>(op: OpDefinition<A>, inputs: readonly Value[], attrs: A): readonly Value[];
  /** The scope that instructions added from now on carry. */
  scope: string;
  build(): Program;
}

/** What an op's gradient rule is given: the forward instruction and the gradient of each output (undefined: none flows). */
export interface GradientContext<A extends Attrs> {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attrs: A;
  readonly gradients: readonly (Value | undefined)[];
}

/** A tensor in the GraphDef under construction, e.g. `train_step/conv1/Conv2D:0`. */
export type TensorRef = string;

/** The value of a GraphDef attribute, by TensorFlow's `AttrValue` cases. */
export type TfAttr =
  | { readonly kind: 'type'; readonly value: DType | 'int64' | 'uint64' | 'resource' }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'shape'; readonly value: readonly number[] }
  | { readonly kind: 'ints'; readonly value: readonly number[] };

/** Writes TensorFlow nodes; an op may need several (padding, groups, dilation). */
export interface GraphEmitter {
  /** Adds a node and gives a reference to its output 0; `output(ref, k)` gives the others. */
  node(op: string, inputs: readonly TensorRef[], attrs?: Readonly<Record<string, TfAttr>>): TensorRef;
  output(ref: TensorRef, index: number): TensorRef;
  constant(value: number | readonly number[], shape: readonly number[], dtype: DType | 'int64'): TensorRef;
  /** The resource handle of a variable, made once per GraphDef. */
  variable(name: string): TensorRef;
  /** The signature's input of that name, made once. */
  placeholder(name: string, type: TensorType): TensorRef;
  /** Runs `ref`'s node, which changes `variable`, whenever the signature runs. */
  effect(ref: TensorRef, variable: string): void;
  /** The last effect so far on a variable, as `after` gives it; undefined where there is none. */
  afterEffect(variable: string): TensorRef | undefined;
  /** As the last of a node's inputs: that node runs only after `ref`'s. */
  after(ref: TensorRef): TensorRef;
}

export interface EmitContext<A extends Attrs> {
  readonly inputs: readonly TensorRef[];
  readonly inputTypes: readonly TensorType[];
  readonly outputTypes: readonly TensorType[];
  readonly attrs: A;
}

/** One primitive computation: everything the compiler knows of it. One file, or one small family, each. */
export interface OpDefinition<A extends Attrs = Attrs> {
  /** camelCase, e.g. `conv2d`, `reluGrad`. */
  readonly name: string;
  /** Types of the outputs. @throws OpError naming what was received. */
  infer(inputs: readonly TensorType[], attrs: A): readonly TensorType[];
  /** Products of one sample's forward pass; only convolutions and matrix products count, as published tables do. */
  multiplyAdds?(inputs: readonly TensorType[], attrs: A): number;
  /** The vector-Jacobian product: one gradient per input, undefined where none flows. Absent: not differentiable. */
  gradient?(b: Builder, context: GradientContext<A>): readonly (Value | undefined)[];
  /** Writes the TensorFlow node(s); one reference per output. */
  tensorflow(emit: GraphEmitter, context: EmitContext<A>): readonly TensorRef[];
  /** Runs for its effect on a variable, not for an output. */
  readonly effect?: true;
}

/** An op was given what it cannot take; the message names the op, what it wants and what it received. */
export class OpError extends Error {
  override readonly name = 'OpError';
}

export const defineOp = <A extends Attrs>(definition: OpDefinition<A>): OpDefinition<A> => definition;
