import { spawn } from 'node:child_process';

const KEPT = 8000;

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** The end of what it wrote, standard output and error together. */
  readonly output: string;
}

/** Runs a program to its end; undefined when there is no such program. Cancelling kills it. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, signal }: CommandOptions = {},
): Promise<CommandResult | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-KEPT);
    };
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => {
      signal?.removeEventListener('abort', kill);
      if ('code' in error && error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.on('close', (code) => {
      signal?.removeEventListener('abort', kill);
      resolve({ code, output: output.trim() });
    });
    signal?.addEventListener('abort', kill);
    if (signal?.aborted) kill();
  });
}

/** The last lines of a program's output, for an error message. */
export const lastLines = (output: string, count = 8): string => output.split('\n').slice(-count).join('\n');
