import { z } from 'zod';

/**
 * How a run trains: the `training` object of the network file, and the command's flags. Defaults make an empty object valid.
 * L = 1/N·Σ Lᵢ + λ·Σ W² (l2 = λ; W: the weights that decay, i.e. kernels).
 */
export const trainingSettings = z.object({
  dataset: z.string().min(1).default('mnist'),
  epochs: z.int().min(1).max(100_000).default(3),
  batchSize: z.int().min(1).max(65_536).default(32),
  optimizer: z.enum(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam']).default('adam'),
  learningRate: z.number().positive().max(1000).default(0.001),
  /** For momentum and nesterov. */
  momentum: z.number().min(0).lt(1).default(0.9),
  /** Decay of the squared gradient's mean, for rmsprop. */
  rho: z.number().min(0).lt(1).default(0.9),
  beta1: z.number().min(0).lt(1).default(0.9),
  beta2: z.number().min(0).lt(1).default(0.999),
  epsilon: z.number().positive().max(1).default(1e-8),
  l2: z.number().min(0).max(1000).default(0),
  seed: z.int().min(0).max(2_147_483_647).default(1),
  /** For a network that does not end in Softmax. */
  loss: z.enum(['crossEntropy', 'meanSquaredError']).default('crossEntropy'),
  /** Share of the data kept for validation, where the data set has no split of its own. */
  validationSplit: z.number().min(0).max(0.9).default(0.2),
  /** Use only this many samples (before the split). */
  limit: z.int().min(2).optional(),
  /** Steps between checkpoints besides the one at each epoch's end; 0: epochs only. */
  checkpointEvery: z.int().min(0).default(0),
});
export type TrainingSettings = z.infer<typeof trainingSettings>;

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
      message: `training.${issue.path.join('.')}: ${issue.message}`,
    })),
  };
}
