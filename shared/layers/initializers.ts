import type { Initializer, ParamSpec, Shape, WeightSpec } from './define.ts';

/** Variances after He et al. (2015), Glorot & Bengio (2010) and LeCun et al. (1998), normal and uniform; the rest by a number. */
const INITIALIZERS = [
  'he_normal',
  'he_uniform',
  'glorot_normal',
  'glorot_uniform',
  'lecun_normal',
  'lecun_uniform',
  'gaussian',
  'constant',
  'zeros',
] as const;
export type InitializerName = (typeof INITIALIZERS)[number];

/** How a layer's kernels are drawn: by name, with the numbers that two of the names ask for. */
export const initFields = (name: InitializerName) =>
  ({
    init: {
      kind: 'choice',
      options: INITIALIZERS,
      default: name,
      advanced: true,
      label: { en: 'Weight initialiser', zh: '权重初始化' },
    },
    initSigma: {
      kind: 'real',
      min: 0,
      max: 1000,
      exclusiveMin: true,
      default: 0.01,
      advanced: true,
      onlyWith: { init: 'gaussian' },
      label: { en: 'Initial deviation σ', zh: '初始标准差 σ' },
    },
    initValue: {
      kind: 'real',
      min: -1000,
      max: 1000,
      default: 0,
      advanced: true,
      onlyWith: { init: 'constant' },
      label: { en: 'Initial value', zh: '初始值' },
    },
  }) as const satisfies Readonly<Record<string, ParamSpec>>;

export interface InitParams {
  readonly init: string;
  readonly initSigma: number;
  readonly initValue: number;
}

/** What the checked parameters ask for, for a kernel that sums `fanIn` values and feeds `fanOut`. */
export function initializerOf(
  { init, initSigma, initValue }: InitParams,
  fanIn: number,
  fanOut: number,
): Initializer {
  const kind = INITIALIZERS.find((known) => known === init) ?? 'he_normal';
  if (kind === 'gaussian') return { kind, sigma: initSigma };
  if (kind === 'constant') return { kind, value: initValue };
  return kind === 'zeros' ? { kind } : { kind, fanIn, fanOut };
}

/** A kernel: it learns, and R(W) sums over it. */
export const kernelWeight = (name: string, shape: Shape, init: Initializer): WeightSpec => ({
  name,
  shape,
  init,
  trainable: true,
  decay: true,
});

/** The same in Keras' words. */
export function kerasInitializer({ init, initSigma, initValue }: InitParams): string {
  if (init === 'gaussian') return `keras.initializers.RandomNormal(stddev=${initSigma})`;
  if (init === 'constant') return `keras.initializers.Constant(${initValue})`;
  return `"${init}"`;
}
