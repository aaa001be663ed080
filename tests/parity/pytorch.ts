import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Batch } from '../../main/trainer/data/batches.ts';
import type { Network } from '../../shared/network/network.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { LayerStatistics } from '../../shared/program/statistics.ts';
import { pythonPath } from '../support/environment.ts';

const SCRIPT = fileURLToPath(new URL('training_reference.py', import.meta.url));

export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface Training {
  readonly network: Network;
  readonly settings: TrainingSettings;
  /** Weights and statistics to begin with. */
  readonly start: readonly Named[];
  readonly inputShape: readonly number[];
  /** Read one at a time, in order: each may reuse the arrays of the one before. */
  readonly batches: Iterable<Batch>;
  /** To take the accuracy of, in inference; for networks without BatchNorm. */
  readonly test?: Batch;
}

export interface Trained {
  /** Of each batch, with its penalty. */
  readonly losses: readonly number[];
  readonly penalties: readonly number[];
  readonly weights: readonly Named[];
  /** Of the layers at each update; the ratio is left out. */
  readonly statistics: readonly (readonly Omit<LayerStatistics, 'updateRatio'>[])[];
  /** Null without a test. */
  readonly accuracy: number | null;
}

/** The same trainings by PyTorch, all in one process, which takes longer to start than to train; tensors travel as raw float32. */
export function trainAllInPyTorch(trainings: readonly Training[]): readonly Trained[] {
  const place = mkdtempSync(join(tmpdir(), 'netloom-parity-'));
  try {
    const folders = trainings.map((training, i) => {
      const folder = join(place, String(i));
      mkdirSync(folder);
      writeCase(folder, training);
      return folder;
    });
    execFileSync(process.env.NETLOOM_PYTHON ?? pythonPath(), [SCRIPT, ...folders], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return trainings.map(({ start }, i) => readResult(folders[i]!, start));
  } finally {
    rmSync(place, { recursive: true });
  }
}

export const trainInPyTorch = (training: Training): Trained => trainAllInPyTorch([training])[0]!;

function writeCase(folder: string, { network, settings, start, inputShape, batches, test }: Training): void {
  const sizes: number[] = [];
  const values: Buffer[] = start.map(({ data }) => bytesOf(data));
  const add = (batch: Batch): void => {
    values.push(bytesOf(batch.x.data), bytesOf(batch.y.data));
  };
  for (const batch of batches) {
    sizes.push(batch.size);
    add(batch);
  }
  if (test) add(test);
  const weights = start.map(({ name, shape }) => ({ name, shape }));
  const description = { network, settings, weights, inputShape, batches: sizes, test: test?.size ?? 0 };
  writeFileSync(join(folder, 'case.json'), JSON.stringify(description));
  writeFileSync(join(folder, 'case.bin'), Buffer.concat(values));
}

function readResult(folder: string, like: readonly Named[]): Trained {
  const told = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const { losses, penalties, statistics, accuracy } = told;
  return {
    losses,
    penalties,
    statistics,
    accuracy,
    weights: split(readFileSync(join(folder, 'result.bin')), like),
  };
}

const bytesOf = (data: ArrayLike<number>): Buffer => Buffer.from(Float32Array.from(data).buffer);

function split(bytes: Uint8Array, like: readonly Named[]): readonly Named[] {
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  let offset = 0;
  return like.map(({ name, shape, data }) => {
    offset += data.length;
    return { name, shape, data: all.subarray(offset - data.length, offset) };
  });
}
