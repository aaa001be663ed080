import { z } from 'zod';

/** What window and studio tell each other of: engines, runs and their figures, data sets, files, drafts. */
export const path = z.string().min(1).max(4096);
export const runId = z.string().min(1).max(200);

export const engineInfo = z.object({
  kind: z.enum(['native', 'interpreter']),
  version: z.string(),
  reason: z.string().optional(),
});
export const stepRecord = z.object({
  step: z.number(),
  epoch: z.number(),
  loss: z.number().nullable(),
  /** What L1 and L2 add to the loss; records of an older Netloom lack it, and the rate. */
  penalty: z.number().nullable().optional(),
  accuracy: z.number(),
  learningRate: z.number().optional(),
  samplesPerSecond: z.number(),
  time: z.number(),
});
export const epochRecord = z.object({
  epoch: z.number(),
  step: z.number(),
  loss: z.number().nullable(),
  penalty: z.number().nullable().optional(),
  accuracy: z.number(),
  valLoss: z.number().nullable().optional(),
  valAccuracy: z.number().optional(),
  samplesPerSecond: z.number(),
  time: z.number(),
});
export const figure = z.number().nullable();
/** `LayerStatistics` of `shared/program` says what the figures are; null where a layer has none. */
export const layerStatistics = z.object({
  id: z.string(),
  weightNorm: figure,
  gradientNorm: figure,
  updateNorm: figure,
  updateRatio: figure,
  mean: figure,
  deviation: figure,
  zeros: figure,
  saturation: figure,
});
export const statisticsRecord = z.object({
  step: z.number(),
  epoch: z.number(),
  layers: z.array(layerStatistics),
});
export const runProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  node: z.string().optional(),
});
/** What a run took from the weights it started from: `WeightsReport` of `shared/program`. */
export const weightsReport = z.object({
  source: z.string(),
  loaded: z.array(z.string()),
  skipped: z.array(
    z.object({
      name: z.string(),
      reason: z.enum(['absent', 'shape', 'dtype']),
      here: z.array(z.number()),
      there: z.array(z.number()).nullable(),
    }),
  ),
  unused: z.array(z.string()),
});
export const runState = z.enum([
  'starting',
  'running',
  'paused',
  'stopping',
  'completed',
  'stopped',
  'failed',
]);
export const runInfo = z.object({
  id: runId,
  directory: z.string(),
  name: z.string(),
  state: runState,
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  engine: engineInfo.optional(),
  step: z.number(),
  totalSteps: z.number(),
  stepsPerEpoch: z.number(),
  epochs: z.number(),
  /** On the validation samples after the last epoch that ended; absent without any. */
  valAccuracy: z.number().optional(),
  /** There is a checkpoint, and steps left to train. */
  canContinue: z.boolean(),
  /** There is a checkpoint whose weights another run can start from. */
  hasWeights: z.boolean(),
  /** Where it started from other weights. */
  weights: weightsReport.optional(),
  problems: z.array(runProblem),
});
export const datasetInfo = z.object({
  /** What `run.start` takes: a built-in name or a path. */
  name: z.string(),
  title: z.string(),
  /** `[height, width, channels]`. */
  shape: z.array(z.number()),
  classes: z.array(z.string()),
  count: z.number(),
  builtIn: z.boolean(),
});
export const sample = z.object({
  label: z.number(),
  /** Row-major height × width × channels, 0 to 255. */
  pixels: z.array(z.number()),
});
export const fileEntry = z.object({ path, name: z.string(), modifiedAt: z.number() });
export const documentId = z.string().regex(/^[0-9a-z]{1,64}$/);
/** An open network as it was at a moment, saved or not: what a crash leaves of it. */
export const draft = z.object({
  id: documentId,
  /** The file it belongs to, if it has one. */
  path: path.optional(),
  text: z.string(),
  /** The text is not what lies at `path`. */
  dirty: z.boolean(),
  /** Milliseconds since 1970. */
  editedAt: z.number(),
});

export type RunInfo = z.infer<typeof runInfo>;
export type RunState = z.infer<typeof runState>;
export type StepPoint = z.infer<typeof stepRecord>;
export type EpochPoint = z.infer<typeof epochRecord>;
export type StatisticsPoint = z.infer<typeof statisticsRecord>;
export type LayerPoint = StatisticsPoint['layers'][number];
export type DatasetInfo = z.infer<typeof datasetInfo>;
export type FileEntry = z.infer<typeof fileEntry>;
export type Draft = z.infer<typeof draft>;
export type EngineInfo = z.infer<typeof engineInfo>;
