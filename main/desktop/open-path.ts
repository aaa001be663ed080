import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The network named on the command line, if any. @param args without the program's own name and script. */
export function findOpenPath(args: readonly string[], workingDirectory: string): string | undefined {
  return args
    .filter((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith('.json'))
    .map((arg) => resolve(workingDirectory, arg))
    .find((path) => {
      try {
        return statSync(path).isFile();
      } catch {
        return false;
      }
    });
}
