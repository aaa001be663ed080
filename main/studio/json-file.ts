import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeFileAtomically } from './atomic-file.ts';
import { fileFailure } from './file-failure.ts';

/** A small file that the studio keeps for itself (settings, recent files). */
export interface JsonFile<T> {
  read(): Promise<T>;
  /** Changes follow one another, so that none is lost. */
  change(by: (value: T) => T): Promise<T>;
}

/** An absent or damaged file counts as `initial`: a lost preference must not keep the program from starting. */
export function jsonFile<S extends z.ZodType>(
  path: string,
  schema: S,
  initial: z.infer<S>,
): JsonFile<z.infer<S>> {
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<z.infer<S>> => {
    try {
      return schema.parse(JSON.parse(await fs.readFile(path, 'utf8')));
    } catch {
      return initial;
    }
  };
  const write = async (by: (value: z.infer<S>) => z.infer<S>): Promise<z.infer<S>> => {
    const value = by(await read());
    try {
      await fs.mkdir(dirname(path), { recursive: true });
      await writeFileAtomically(path, `${JSON.stringify(value, undefined, 2)}\n`);
    } catch (error) {
      throw fileFailure(error, 'write', path);
    }
    return value;
  };
  return {
    read,
    change(by) {
      const changed = last.then(() => write(by));
      last = changed.catch(() => {});
      return changed;
    },
  };
}
