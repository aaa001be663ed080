import { z } from 'zod';
import { describeSetting } from './settings-problems.ts';

/** A weight of a penalty or a decay. */
const strength = z.number().min(0).max(1000);

/**
 * How a run trains: the `training` object of the network file, and the command's flags. Defaults make an empty object valid.
 * L = 1/N·Σ Lᵢ + Σ l1·|W| + l2·W² (W: the weights that decay, i.e. kernels; a layer may have an l1 and l2 of its own).
 */
export const trainingSettings = z.object({
  dataset: z.string().min(1).default('mnist'),
  epochs: z.int().min(1).max(100_000).default(3),
  batchSize: z.int().min(1).max(65_536).default(32),
  /** Batches per update: their gradients make one, as of a batch so many times the size. */
  accumulate: z.int().min(1).max(65_536).default(1),
  optimizer: z
    .enum(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad', 'adadelta'])
    .default('adam'),
  learningRate: z.number().positive().max(1000).default(0.001),
  /** For momentum and nesterov. */
  momentum: z.number().min(0).lt(1).default(0.9),
  /** Decay of the squared gradient's mean, for rmsprop and adadelta. */
  rho: z.number().min(0).lt(1).default(0.9),
  beta1: z.number().min(0).lt(1).default(0.9),
  beta2: z.number().min(0).lt(1).default(0.999),
  epsilon: z.number().positive().max(1).default(1e-8),
  l1: strength.default(0),
  l2: strength.default(0),
  /** Decoupled for adamw, added to the gradient for the others; without it 0.01 for adamw and 0 for the others. */
  weightDecay: strength.optional(),
  /** Cuts every cell of a gradient to ±this; before `clipNorm`. */
  clipValue: z.number().positive().optional(),
  /** Shortens the gradient of all weights together to this length. */
  clipNorm: z.number().positive().optional(),
  /** How the learning rate goes on: see `schedules.ts`. */
  schedule: z
    .enum(['constant', 'step', 'exponential', 'cosine', 'oneCycle', 'reduceOnPlateau'])
    .default('constant'),
  /** Updates over which the rate rises in equal parts to what the schedule says. */
  warmUp: z.int().min(0).max(10_000_000).default(0),
  /** Epochs between the steps down of `step`. */
  stepEvery: z.int().min(1).max(100_000).default(10),
  /** What the rate is multiplied by at a step down, for step and reduceOnPlateau. */
  stepFactor: z.number().positive().lt(1).default(0.1),
  /** What the rate is multiplied by each epoch, for exponential. */
  decayRate: z.number().positive().max(1).default(0.95),
  /** Where cosine ends, and reduceOnPlateau goes no lower. */
  minLearningRate: z.number().min(0).max(1000).default(0),
  /** Share of the updates after which oneCycle is at its peak, `learningRate`. */
  peakAt: z.number().min(0).max(1).default(0.3),
  /** Epochs without a better validation loss that reduceOnPlateau bears. */
  patience: z.int().min(0).max(100_000).default(5),
  seed: z.int().min(0).max(2_147_483_647).default(1),
  /** For a network that does not end in Softmax. */
  loss: z.enum(['crossEntropy', 'hinge', 'meanSquaredError', 'binaryCrossEntropy']).default('crossEntropy'),
  /** Share of the truth that crossEntropy spreads over all classes. */
  labelSmoothing: z.number().min(0).lt(1).default(0),
  /** Share of the data kept for validation, where the data set has no split of its own. */
  validationSplit: z.number().min(0).max(0.9).default(0.2),
  /** Use only this many samples (before the split). */
  limit: z.int().min(2).optional(),
  /** Steps between checkpoints besides the one at each epoch's end; 0: epochs only. */
  checkpointEvery: z.int().min(0).default(0),
  /** Steps between statistics of the layers; 0: none. */
  statisticsEvery: z.int().min(0).default(0),
});
export type TrainingSettings = z.infer<typeof trainingSettings>;

/** The weight decay that counts: AdamW is Adam with one, so it has one unless told otherwise. */
export const weightDecayOf = ({
  weightDecay,
  optimizer,
}: Pick<TrainingSettings, 'weightDecay' | 'optimizer'>): number =>
  weightDecay ?? (optimizer === 'adamw' ? 0.01 : 0);

export type SettingsResult =
  | { readonly ok: true; readonly settings: TrainingSettings }
  | {
      readonly ok: false;
      readonly problems: readonly { readonly field: string; readonly message: string }[];
    };

/** Fills in defaults; unknown fields are ignored (they belong to newer versions). */
export function parseTrainingSettings(raw: unknown): SettingsResult {
  const result = trainingSettings.safeParse(raw ?? {});
  if (result.success) return { ok: true, settings: result.data };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: describeSetting(issue, raw),
    })),
  };
}
