import type { Builder } from '../ops/define.ts';
import type { Value } from '../ops/types.ts';

/** Without the batch axis: `[height, width, channels]` or `[features]`. */
export type Shape = readonly number[];
export type Size = readonly [height: number, width: number];
/** Explicit padding on both sides, or TensorFlow's `same`. */
export type Padding = Size | 'same';

export type Language = 'en' | 'zh';
export type Localised = Readonly<Record<Language, string>>;

export type Category =
  | 'input'
  | 'convolution'
  | 'pooling'
  | 'dense'
  | 'activation'
  | 'normalisation'
  | 'regularisation'
  | 'merge'
  | 'shape';

interface ParamBase {
  readonly label: Localised;
  readonly unit?: Localised;
  /** Named together in the inspector's folded part. */
  readonly advanced?: true;
  /** Counts, and is shown, only while another parameter has this value. */
  readonly onlyWith?: Readonly<Record<string, string>>;
}
/**
 * A parameter's schema: form, file check, defaults and the command's errors all come from it.
 * A `size` is a number or [height, width] in the file and always [height, width] once parsed. No `default`: required.
 * `defaultFrom` takes the value of another parameter of the layer (a pool's stride is its kernel).
 */
export type ParamSpec = ParamBase &
  (
    | { readonly kind: 'int'; readonly min: number; readonly max: number; readonly default?: number }
    | {
        readonly kind: 'real';
        readonly min: number;
        readonly max: number;
        readonly exclusiveMin?: true;
        readonly exclusiveMax?: true;
        readonly default?: number;
        /** May be left out, and then there is none. */
        readonly optional?: true;
      }
    | { readonly kind: 'boolean'; readonly default: boolean }
    | { readonly kind: 'choice'; readonly options: readonly string[]; readonly default: string }
    | {
        readonly kind: 'size';
        readonly min: number;
        readonly max: number;
        readonly default?: number;
        readonly defaultFrom?: string;
      }
    | { readonly kind: 'padding'; readonly default?: number; readonly same: boolean }
  );
export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

export type ParamType<S extends ParamSpec> = S['kind'] extends 'int' | 'real'
  ? S extends { readonly optional: true }
    ? number | undefined
    : number
  : S['kind'] extends 'boolean'
    ? boolean
    : S['kind'] extends 'choice'
      ? string
      : S['kind'] extends 'size'
        ? Size
        : S['kind'] extends 'padding'
          ? Padding
          : never;
/** Parsed parameters: complete, checked, sizes as pairs. */
export type Params<S extends ParamSpecs = ParamSpecs> = { readonly [K in keyof S]: ParamType<S[K]> };

/** One axis' formula with the numbers put in, as data: `(227 − 11 + 2·0)/4 + 1 = 55`. */
export interface Formula {
  readonly axis: 'height' | 'width' | 'channels' | 'features';
  /** With symbols: `(W − F + 2P)/S + 1`. */
  readonly symbolic: string;
  /** With numbers, and the result. Rounding is shown: `(10 − 3 + 2·0)/2 + 1 = 4.5 → 4`. */
  readonly text: string;
  /** Before rounding. */
  readonly exact: number;
  readonly value: number;
}

/** A finding of a layer about its inputs: `code` and `values` pick the sentence in `analysis/messages.ts`. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Changes of this layer's own parameters that would mend it, best first. */
  readonly fixes: readonly { readonly params: Readonly<Record<string, number | Size | string>> }[];
}

export interface ShapeResult {
  /** Absent when an error makes it unknown. */
  readonly shape?: Shape;
  readonly formulas: readonly Formula[];
  readonly findings: readonly Finding[];
}

/** The window a layer looks through, for the receptive field. */
export interface Window {
  readonly kernel: Size;
  readonly stride: Size;
  /** Padding at the top and left, in cells. */
  readonly padding: Size;
  readonly dilation: Size;
}

export type Initializer =
  | { readonly kind: 'zeros' | 'ones' }
  | {
      readonly kind:
        | 'he_normal'
        | 'he_uniform'
        | 'glorot_normal'
        | 'glorot_uniform'
        | 'lecun_normal'
        | 'lecun_uniform';
      readonly fanIn: number;
      readonly fanOut: number;
    }
  /** Normal, of standard deviation σ. */
  | { readonly kind: 'gaussian'; readonly sigma: number }
  | { readonly kind: 'constant'; readonly value: number };

export interface WeightSpec {
  /** Unique within the layer: `kernel`, `bias`, `gamma`, `movingMean`. The full name is `nodeId/name`. */
  readonly name: string;
  /** TensorFlow's order: `[kernelHeight, kernelWidth, inChannels/groups, outChannels]`, `[in, out]`. */
  readonly shape: Shape;
  readonly init: Initializer;
  /** False for moving statistics: counted in `parameters`, not in `trainableParameters`. */
  readonly trainable: boolean;
  /** Whether R(W) of the loss sums over it: true for kernels, false for biases, gamma and beta. */
  readonly decay: boolean;
  /** Filters of one channel each: `[kernelHeight, kernelWidth, channels, multiplier]`. */
  readonly perChannel?: true;
}

/** What `build` may use besides ops. */
export interface BuildContext<P> {
  readonly b: Builder;
  /** `[batch, …shape]` each, in input order. */
  readonly inputs: readonly Value[];
  readonly params: P;
  /** Reads a weight of `weights()` by name (one read per program). */
  weight(name: string): Value;
  /** True while training; BatchNorm and Dropout differ. */
  readonly training: boolean;
  /** True when the layer is frozen (`lrMult: 0`): BatchNorm then uses and keeps its moving statistics. */
  readonly frozen: boolean;
  /** The batch's labels, int32 `[batch]`: of a last layer with a loss of its own, while training. */
  readonly labels?: Value;
  /** The number of the step, an int32 scalar from 1; only called while training. */
  step(): Value;
  /** Replaces a non-trainable weight after the step (moving statistics). Only called while training and not frozen. */
  update(name: string, value: Value): void;
  /** `[seed, step]` int32 values for stateless randomness, the first already mixed with the layer's id. */
  random(): { readonly seed: Value; readonly step: Value };
}

/** What a layer with a loss of its own tells of a batch, `[batch, classes]` each. */
export interface Scores {
  /** What the loss takes: made harder while training, where the layer does that. */
  readonly logits: Value;
  /** The plain scores, whose largest is the class the network answers with. */
  readonly plain: Value;
}

/** The same layer in another framework's words. Shape arguments are without batch. */
export interface Counterpart<P> {
  /** A Python expression that makes the layer, e.g. `layers.Conv2D(96, (11, 11), strides=(4, 4))`; undefined: none exists. */
  keras(params: P, inputs: readonly Shape[]): string | undefined;
  /** A Python expression of a `torch.nn` module; tensors are NCHW there. */
  pytorch(params: P, inputs: readonly Shape[]): string | undefined;
}

export interface LayerHelp {
  /** What it is called in menus. */
  readonly title: Localised;
  /** What else people call it, in lower case: other frameworks' names, abbreviations. */
  readonly aliases?: readonly string[];
  /** One sentence: what it computes. */
  readonly summary: Localised;
  /** When to use it. */
  readonly use: Localised;
  /** KaTeX-free plain formula, e.g. `y = max(0, x)`. */
  readonly formula?: string;
}

/** All that is known of one layer type. Adding a layer touches its file, its test and one line of `index.ts`. */
export interface LayerDefinition<S extends ParamSpecs = ParamSpecs> {
  readonly type: string;
  readonly category: Category;
  readonly params: S;
  /** How many inputs it takes; `max: Infinity` for Add and Concat. */
  readonly inputs: { readonly min: number; readonly max: number };
  readonly help: LayerHelp;
  /** The ends of the range of its output, near which its gradient all but vanishes (Sigmoid, Tanh). */
  readonly saturates?: { readonly low: number; readonly high: number };
  /** Brings its own loss in logits (Softmax). */
  readonly loss?: 'crossEntropy';
  /** What a last layer's loss takes, and where the largest is the answer; absent: both are its input. */
  scores?(context: BuildContext<Params<S>>): Scores;
  shape(inputs: readonly Shape[], params: Params<S>): ShapeResult;
  weights(inputs: readonly Shape[], params: Params<S>): readonly WeightSpec[];
  /** Absent: each output cell sees what its input cell sees (activations) — or everything, for FC, with `global`. */
  window?(params: Params<S>, inputs: readonly Shape[]): Window | 'global';
  /** The layer in ops, `[batch, …]` in and out. */
  build(context: BuildContext<Params<S>>): Value;
  readonly counterpart: Counterpart<Params<S>>;
}

export const defineLayer = <const S extends ParamSpecs>(definition: LayerDefinition<S>): LayerDefinition<S> =>
  definition;

/** A layer of any parameters, as the catalog holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the catalog erases the parameter type; parseParams restores it before any rule sees it.
export type AnyLayer = LayerDefinition<any>;
