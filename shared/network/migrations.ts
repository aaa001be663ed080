import type { JsonObject } from './network.ts';

export const CURRENT_VERSION = 1;

/** A row for each version that was: takes a file of that version one version further. */
const migrations: Readonly<Record<number, (file: JsonObject) => JsonObject>> = {};

/** The file in the current version's form. `version` must not be above it. @throws Error when a step is missing. */
export function migrate(file: JsonObject, version: number): JsonObject {
  let migrated = file;
  for (let from = version; from < CURRENT_VERSION; from++) {
    const step = migrations[from];
    if (!step) throw new Error(`there is no way from version ${from} of the file to ${CURRENT_VERSION}`);
    migrated = step(migrated);
  }
  return migrated;
}
