import { copyFileSync, linkSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSafetensors, safetensorsParts } from '../../../shared/exporters/safetensors.ts';
import type { Plateau } from '../../../shared/program/schedules.ts';
import { RUN_FOLDER } from '../messages.ts';
import { crc32c } from './crc32c.ts';
import { removeIfThere, writeAtomically, writeError } from './files.ts';

/** Where a run stands: with the variables all that is needed to go on bit for bit. */
export interface Progress {
  /** Steps done. */
  readonly step: number;
  /** Epochs whose record is written; the step may lie in the next one. */
  readonly completedEpochs: number;
  /** Sums over the samples of the epoch under way. */
  readonly epochLoss: number;
  readonly epochPenalty: number;
  readonly epochCorrect: number;
  readonly epochSamples: number;
  /** Milliseconds trained so far. */
  readonly time: number;
  /** The best validation accuracy yet; −1 before the first. */
  readonly bestAccuracy: number;
  /** What the schedule `reduceOnPlateau` remembers. */
  readonly plateau?: Plateau;
}

export const START: Progress = {
  step: 0,
  completedEpochs: 0,
  epochLoss: 0,
  epochPenalty: 0,
  epochCorrect: 0,
  epochSamples: 0,
  time: 0,
  bestAccuracy: -1,
};

export interface Variable {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
export type Variables = ReadonlyMap<string, Variable>;
export interface Checkpoint {
  readonly progress: Progress;
  /** Length of `metrics.jsonl` when it was made: what follows belongs to later steps. */
  readonly metricsLength: number;
  /** And of `statistics.jsonl`. */
  readonly statisticsLength: number;
  readonly variables: Variables;
}

const KEPT = 2;
const NAME = /^step-(\d+)\.safetensors$/;

/**
 * Writes `step-N.safetensors` and removes all but the last two.
 * @throws TrainerError `diskFull`; the earlier ones are still there.
 */
export function writeCheckpoint(
  directory: string,
  { progress, metricsLength, statisticsLength, variables }: Checkpoint,
): string {
  const tensors = new Map(
    [...variables].map(([name, variable]) => [name, { dtype: 'F32' as const, ...variable }]),
  );
  const metadata = {
    format: 'netloom',
    progress: JSON.stringify(progress),
    metricsLength: String(metricsLength),
    statisticsLength: String(statisticsLength),
    checksum: checksum(variables),
  };
  const path = join(directory, `step-${String(progress.step).padStart(9, '0')}.safetensors`);
  writeAtomically(path, ...safetensorsParts(tensors, metadata));
  for (const name of listCheckpoints(directory).slice(KEPT)) removeIfThere(join(directory, name));
  return path;
}

/** Gives a checkpoint a second name, `best.safetensors`, that outlives it. */
export function keepAsBest(directory: string, path: string): void {
  const best = join(directory, RUN_FOLDER.best);
  const beside = `${best}.${process.pid}.part`;
  try {
    removeIfThere(beside);
    try {
      linkSync(path, beside);
    } catch {
      // Not every file system has hard links.
      copyFileSync(path, beside);
    }
    renameSync(beside, best);
  } catch (error) {
    removeIfThere(beside);
    throw writeError(best, error);
  }
}

/** Names of the numbered checkpoints, newest first; an absent folder has none. */
export function listCheckpoints(directory: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch {
    return [];
  }
  return names.filter((name) => NAME.test(name)).sort((a, b) => stepOf(b) - stepOf(a));
}
const stepOf = (name: string): number => Number(NAME.exec(name)?.[1]);

/**
 * The newest checkpoint that can be read whole. `broken` names the newer ones that cannot, with the reason.
 */
export function readNewestCheckpoint(directory: string): {
  readonly checkpoint: Checkpoint | undefined;
  readonly broken: readonly string[];
} {
  const broken: string[] = [];
  for (const name of listCheckpoints(directory)) {
    try {
      return { checkpoint: readCheckpoint(join(directory, name)), broken };
    } catch (error) {
      broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { checkpoint: undefined, broken };
}

/** @throws Error when the file is cut short, altered or not a checkpoint. */
export function readCheckpoint(path: string): Checkpoint {
  const { tensors, metadata } = decodeSafetensors(readFileSync(path));
  const variables = new Map<string, Variable>();
  for (const [name, { shape, data }] of tensors) {
    if (!(data instanceof Float32Array)) throw new Error(`${name} is not float32`);
    variables.set(name, { shape, data });
  }
  if (metadata.progress === undefined) throw new Error('it is not a checkpoint of a run');
  if (metadata.checksum !== checksum(variables)) throw new Error('its checksum does not match its contents');
  // A checkpoint of an older Netloom lacks what was added since.
  const progress: Progress = { ...START, ...JSON.parse(metadata.progress) };
  const { metricsLength, statisticsLength = 0 } = metadata;
  return {
    progress,
    metricsLength: Number(metricsLength),
    statisticsLength: Number(statisticsLength),
    variables,
  };
}

/** Over names and values, in the names' order. */
function checksum(variables: Variables): string {
  let crc = 0;
  for (const name of [...variables.keys()].sort()) {
    const { data } = variables.get(name)!;
    crc = crc32c(Buffer.from(name), crc);
    crc = crc32c(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), crc);
  }
  return crc.toString(16).padStart(8, '0');
}
