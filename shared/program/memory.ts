import { bytesOf, liveMemory } from './live-memory.ts';
import type { TrainingSettings } from './settings.ts';
import type { StepGraph, VariableSpec } from './types.ts';

/** What is trained with a step graph, as far as memory goes. */
export interface MemoryPlan {
  readonly batchSize: number;
  /** Samples to train on and to validate with; a batch is no larger than these. */
  readonly trainingSamples: number;
  readonly validationSamples: number;
  /** Of the prepared data set, which is held whole. */
  readonly datasetBytes: number;
}

/** What is known of a training before its data set is read: a prepared file is little more than its pixels and labels. */
export function memoryPlan(
  inputShape: readonly number[],
  settings: Pick<TrainingSettings, 'batchSize' | 'validationSplit' | 'limit'>,
  datasetBytes: number,
): MemoryPlan {
  const samples = Math.min(
    settings.limit ?? Number.POSITIVE_INFINITY,
    Math.ceil(datasetBytes / sampleBytes(inputShape)),
  );
  const validationSamples = Math.round(samples * settings.validationSplit);
  return {
    batchSize: settings.batchSize,
    trainingSamples: samples - validationSamples,
    validationSamples,
    datasetBytes,
  };
}

/** A byte a cell, and the label, of a prepared data set. */
export const sampleBytes = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1) + 4;

/** Where a training's memory goes, in bytes. */
export interface MemoryEstimate {
  /** The sum of the parts: the most that the process will have held at once. */
  readonly total: number;
  /** Node, TensorFlow's library and its compiled kernels: there before the first layer. */
  readonly process: number;
  readonly dataset: number;
  /** Weights and statistics. */
  readonly weights: number;
  /** The optimiser's slots. */
  readonly optimizer: number;
  /** Outputs of the layers that the backward pass needs, of one batch. */
  readonly activations: number;
  /** What a step needs beside them: gradients of values and weights. */
  readonly gradients: number;
  /** The widest place of the forward pass over a batch of validation. */
  readonly validation: number;
  /** Copies of the variables while they are renewed, packed for matrix products, and saved. */
  readonly copies: number;
}

const MIB = 2 ** 20;
/**
 * Measured on Linux with TensorFlow 2.13.1 (oneDNN) and Node 20, as VmHWM of 30 trainings of 8 networks from 7850 to 22 million
 * parameters: within 10 %. Other versions of the library differ by some tens of MiB in the first figure.
 */
const MEASURED = {
  /** A linear classifier of digits, less its data. */
  process: 310 * MIB,
  /** A convolution's primitives and reordered weights, forward or backward. */
  convolution: 2 * MIB,
  /** The copy that is saved, of weights and slots alike. */
  saved: 1,
  /** A variable is copied while it is read, and a kernel packed for the matrix product. */
  renewed: 1.5,
} as const;

const sizeOf = (variables: readonly VariableSpec[]): number =>
  variables.reduce((sum, { shape }) => sum + bytesOf({ dtype: 'float32', shape }, 1), 0);

/** How many samples inference takes at once: as many as a training batch, more where images are small. */
export function inferenceBatchSize(batchSize: number, shape: readonly number[]): number {
  const values = shape.reduce((product, size) => product * size, 1);
  return Math.max(batchSize, Math.min(256, Math.floor(4_000_000 / values)));
}

/**
 * How much memory a training will take on native TensorFlow, before anything is allocated. Of a step it is the most that is
 * alive at one time (`liveMemory`); validation comes on top, since the allocator keeps what the step had.
 */
export function estimateMemory(graph: StepGraph, plan: MemoryPlan): MemoryEstimate {
  const { evaluate } = graph.signatures;
  // It is the same step and more, where there is one.
  const train = graph.signatures.statistics_step ?? graph.signatures.train_step;
  const batch = Math.min(plan.batchSize, plan.trainingSamples);
  const larger = Math.min(inferenceBatchSize(plan.batchSize, graph.inputShape), plan.validationSamples);
  const step = liveMemory(train.program, batch, Object.values(train.outputs), train.outputs.loss);
  const validation = liveMemory(evaluate.program, larger, Object.values(evaluate.outputs)).peak;
  const convolutions = train.program.instructions.filter(({ op }) => /conv/i.test(op)).length;
  const weights = sizeOf(graph.variables.filter(({ role }) => role !== 'slot'));
  const optimizer = sizeOf(graph.variables.filter(({ role }) => role === 'slot'));
  const parts = {
    process: MEASURED.process + MEASURED.convolution * convolutions,
    dataset: plan.datasetBytes,
    weights,
    optimizer,
    activations: step.kept,
    gradients: step.peak - step.kept,
    validation,
    copies: MEASURED.saved * (weights + optimizer) + MEASURED.renewed * weights,
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { total, ...parts };
}

/** The largest half, quarter, … of a batch with which a training takes at most `bytes`; undefined when none does. */
export function batchSizeThatFits(graph: StepGraph, plan: MemoryPlan, bytes: number): number | undefined {
  for (let batchSize = Math.floor(plan.batchSize / 2); batchSize >= 1; batchSize = Math.floor(batchSize / 2))
    if (estimateMemory(graph, { ...plan, batchSize }).total <= bytes) return batchSize;
  return undefined;
}
