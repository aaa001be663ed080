import type { Network } from '../../shared/network/network.ts';
import type { Unseen } from '../../shared/program/activations.ts';
import type { LayerStatistics } from '../../shared/program/layer-statistics.ts';
import type { MemoryEstimate } from '../../shared/program/memory.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { WeightsReport } from '../../shared/program/starting-weights.ts';
import type { Activation, PreviewWanted } from '../../shared/protocol/previews.ts';

/** Studio → trainer. One trainer process serves one job, then exits; one that is asked for previews serves any number of them. */
export type TrainerRequest =
  | {
      readonly kind: 'train';
      readonly network: Network;
      readonly settings: TrainingSettings;
      /** A prepared data set (see `PREPARED` in this file's end). */
      readonly datasetFile: string;
      readonly runDirectory: string;
      /** Continue from the run folder's last checkpoint. */
      readonly resume: boolean;
      /** A run folder or a safetensors file to start from. */
      readonly init?: string | undefined;
      /** Nodes whose weights stay (as `lrMult: 0`). */
      readonly freeze: readonly string[];
      readonly engine: EngineChoice;
      /** Trains even where the machine has not the memory for it. */
      readonly force?: boolean | undefined;
    }
  | {
      /** Runs a network over a data set; sends `prediction`s, then `evaluated`. */
      readonly kind: 'evaluate';
      readonly network: Network;
      readonly datasetFile: string;
      /** A run folder or a safetensors file; absent: the weights that `seed` draws. */
      readonly weights?: string | undefined;
      readonly seed: number;
      readonly limit?: number | undefined;
      readonly validationSplit: number;
      /** Which part of the data set. */
      readonly split: 'training' | 'validation' | 'all';
      readonly engine: EngineChoice;
    }
  | {
      /** What the layers of a network, which may have errors, make of an image; answered by `previewed` or `previewFailed`. */
      readonly kind: 'preview';
      readonly id: number;
      readonly network: Network;
      readonly image: {
        /** `[height, width, channels]`. */
        readonly shape: readonly number[];
        /** Row-major, 0 to 255, as base64. */
        readonly pixels: string;
      };
      /** A run folder, whose newest checkpoint's weights are used where they fit. */
      readonly run?: string | undefined;
      /** Draws all other weights. */
      readonly seed: number;
      readonly wanted: readonly PreviewWanted[];
      readonly engine: EngineChoice;
    }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Finishes the step under way, writes a checkpoint, ends. */
  | { readonly kind: 'stop' };

export type TrainRequest = Extract<TrainerRequest, { readonly kind: 'train' }>;
export type PreviewRequest = Extract<TrainerRequest, { readonly kind: 'preview' }>;
export type EvaluateRequest = Extract<TrainerRequest, { readonly kind: 'evaluate' }>;

export type EngineChoice = 'native' | 'interpreter' | 'auto';

export interface EngineInfo {
  readonly kind: 'native' | 'interpreter';
  /** E.g. `TensorFlow 2.13.1`. */
  readonly version: string;
  /** Why the interpreter is used, where it is. */
  readonly reason?: string;
}

export interface StepRecord {
  /** From 1, over the whole run. */
  readonly step: number;
  /** From 1. */
  readonly epoch: number;
  /** Data loss plus penalty of this batch. */
  readonly loss: number;
  /** What L1 and L2 add to the loss; 0 without them. */
  readonly penalty: number;
  /** Share of the batch that was right, 0 to 1. */
  readonly accuracy: number;
  /** Of the update that this batch is a part of. */
  readonly learningRate: number;
  readonly samplesPerSecond: number;
  /** Milliseconds since the run's start, pauses not counted. */
  readonly time: number;
}

export interface EpochRecord {
  readonly epoch: number;
  readonly step: number;
  /** Means over the epoch's batches. */
  readonly loss: number;
  readonly penalty: number;
  readonly accuracy: number;
  /** Data loss alone; absent without validation data. */
  readonly valLoss?: number;
  readonly valAccuracy?: number;
  readonly samplesPerSecond: number;
  readonly time: number;
}

/** How the layers fared at a step: the last batch of an update. */
export interface StatisticsRecord {
  readonly step: number;
  readonly epoch: number;
  /** In topological order. */
  readonly layers: readonly LayerStatistics[];
}

export interface RunProblem {
  readonly severity: 'error' | 'warning';
  /** `nanLoss`, `memory` (foreseen), `outOfMemory`, `dataset`, `network`, `checkpoint`, `diskFull`, `trainerDied`, `engine`, `internal`. */
  readonly code: string;
  /** English, complete: what is wrong, where, how to mend it. */
  readonly message: string;
  readonly node?: string;
}

/** Trainer → studio. */
export type TrainerEvent =
  | {
      readonly kind: 'start';
      readonly engine: EngineInfo;
      readonly totalSteps: number;
      readonly stepsPerEpoch: number;
      readonly trainingSamples: number;
      readonly validationSamples: number;
      /** Above 0 when resumed. */
      readonly fromStep: number;
      readonly parameters: number;
      /** What it will take, in bytes, as estimated before it began. */
      readonly memory: MemoryEstimate;
    }
  /** After `start`, where the training started from other weights. */
  | ({ readonly kind: 'weights' } & WeightsReport)
  /** Batched: at most about 20 messages a second. */
  | { readonly kind: 'steps'; readonly steps: readonly StepRecord[] }
  | ({ readonly kind: 'epoch' } & EpochRecord)
  /** Every `statisticsEvery` steps; batched with the steps, after them. */
  | { readonly kind: 'statistics'; readonly records: readonly StatisticsRecord[] }
  /** A checkpoint was written. */
  | { readonly kind: 'saved'; readonly step: number }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'problem'; readonly problem: RunProblem }
  | {
      readonly kind: 'prediction';
      readonly index: number;
      readonly label: number;
      /** The class that the output speaks for. */
      readonly predicted: number;
      readonly output: readonly number[];
    }
  | {
      readonly kind: 'evaluated';
      readonly count: number;
      readonly loss: number;
      readonly accuracy: number;
      /** `[true class][predicted class]`. */
      readonly confusion: readonly (readonly number[])[];
    }
  | ({ readonly kind: 'previewed'; readonly id: number } & Preview)
  | { readonly kind: 'previewFailed'; readonly id: number; readonly problem: RunProblem }
  | {
      readonly kind: 'end';
      readonly outcome: 'completed' | 'stopped' | 'failed';
      readonly step: number;
      /** The most memory that the process has held at once, in bytes. */
      readonly peakMemory: number;
    };

/** What the layers make of an image. */
export interface Preview {
  readonly engine: EngineInfo;
  /** Of the checkpoint whose weights were used, with the layers that have none in it; absent: all were drawn. */
  readonly checkpoint?: { readonly step: number; readonly drawn: readonly string[] };
  /** One for each wanted, in order. */
  readonly activations: readonly (Activation | null)[];
  readonly unseen: Readonly<Record<string, Unseen>>;
  /** Milliseconds. */
  readonly time: number;
}

/**
 * A prepared data set is one safetensors file, made by the studio in the cache from whatever the source was, so that the
 * trainer knows one format. Tensors: `images` U8 `[count, height, width, channels]` (0 to 255; the network sees pixel/255),
 * `labels` I32 `[count]`; where the source has a split of its own also `validation.images`, `validation.labels`.
 * Metadata (strings): `title`, `classes` (a JSON array of names).
 */
export const PREPARED = { images: 'images', labels: 'labels', validation: 'validation.' } as const;

/** Names within a run folder. `metrics.jsonl` has `{"event":"step", …StepRecord}` and `{"event":"epoch", …EpochRecord}` lines. */
export const RUN_FOLDER = {
  run: 'run.json',
  metrics: 'metrics.jsonl',
  /** `{"event":"statistics", …StatisticsRecord}` lines, where statistics are wanted. */
  statistics: 'statistics.jsonl',
  /** Holds `step-NNNNNNNNN.safetensors`, the last two, and the best by validation accuracy. */
  checkpoints: 'checkpoints',
  best: 'best.safetensors',
  tensorboard: 'tensorboard',
} as const;

/** What whoever starts a trainer adds to its environment, unless set there: TensorFlow reads it before any code of ours runs. */
export const TRAINER_ENVIRONMENT: Readonly<Record<string, string>> = {
  /** Errors only. */
  TF_CPP_MIN_LOG_LEVEL: '2',
  /** glibc's heaps, which TensorFlow's threads else scatter a step's tensors over: a network took 700 to 880 MiB, now 700 to 745. */
  MALLOC_ARENA_MAX: '3',
  /** oneDNN's faster kernels, which TensorFlow by itself takes on newer processors (AVX512 with VNNI) alone. */
  TF_ENABLE_ONEDNN_OPTS: '1',
};
