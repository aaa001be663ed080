import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { TrainerError } from '../problem.ts';

/**
 * Puts a file under its name only once it is whole and on disk: written beside, synced, renamed, folder synced.
 * @throws TrainerError `diskFull` when it cannot be written; what was there before is untouched.
 */
export function writeAtomically(path: string, ...chunks: readonly Uint8Array[]): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    const file = openSync(beside, 'w');
    try {
      for (const chunk of chunks) writeAll(file, chunk);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    syncDirectory(dirname(path));
  } catch (error) {
    removeIfThere(beside);
    throw writeError(path, error);
  }
}

/** `writeSync` may write less than it was given. */
export function writeAll(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done);
}

/** So that a rename survives a power cut; systems that cannot sync a folder (Windows) need not. */
function syncDirectory(path: string): void {
  let folder: number | undefined;
  try {
    folder = openSync(path, 'r');
    fsyncSync(folder);
  } catch {
    // The file itself is synced already.
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}

export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was not there, or its folder cannot be written: then nothing can be done about it here.
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A failed write in words: which file, why, what to do. */
export function writeError(path: string, error: unknown): TrainerError {
  const code = errorCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new TrainerError(
      'diskFull',
      `The disk is full: ${path} could not be written. Free some space. (${reason})`,
    );
  return new TrainerError(
    'diskFull',
    `${path} could not be written: see that its folder exists and may be written to. (${reason})`,
  );
}
