import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program lies on the path. @throws when it does not. */
export function findProgram(name: string): string {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  if (!found) throw new Error(`There is no ${name} on the path`);
  return found;
}
