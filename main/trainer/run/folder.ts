import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_FOLDER } from '../messages.ts';
import { removeIfThere, writeError } from './files.ts';

/** Where things lie in a run folder. */
export interface RunFolder {
  readonly run: string;
  readonly metrics: string;
  readonly statistics: string;
  readonly checkpoints: string;
  readonly tensorboard: string;
}

export const runFolder = (directory: string): RunFolder => ({
  run: join(directory, RUN_FOLDER.run),
  metrics: join(directory, RUN_FOLDER.metrics),
  statistics: join(directory, RUN_FOLDER.statistics),
  checkpoints: join(directory, RUN_FOLDER.checkpoints),
  tensorboard: join(directory, RUN_FOLDER.tensorboard),
});

/**
 * Makes the folders and clears away what a killed trainer left half-written.
 * @throws TrainerError `diskFull` when they cannot be made.
 */
export function makeRunFolder(directory: string): RunFolder {
  const folder = runFolder(directory);
  for (const path of [directory, folder.checkpoints, folder.tensorboard]) {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      throw writeError(path, error);
    }
    for (const name of readdirSync(path)) if (name.endsWith('.part')) removeIfThere(join(path, name));
  }
  return folder;
}
