import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { nativeCache } from '../../main/native/index.ts';
import { shareNativeCache } from '../support/environment.ts';

shareNativeCache();
const CLI = resolve(import.meta.dirname, '../../out/main/cli.cjs');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  /** Settles once standard output matches; rejects when the command ends first. */
  seen(pattern: RegExp): Promise<void>;
  readonly done: Promise<Outcome>;
}

/** A folder for a test's files, with a home of its own for the command. */
export interface Workplace {
  readonly folder: string;
  /** Writes a file; what is no text becomes JSON. */
  write(name: string, contents: unknown): string;
  /** Starts the built command as a user would, in the folder. */
  start(...args: readonly string[]): RunningCommand;
  run(...args: readonly string[]): Promise<Outcome>;
}

export function openWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const start = (...args: readonly string[]): RunningCommand => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      // Native TensorFlow is taken from where set-up put it, all else from the folder.
      env: { ...process.env, NETLOOM_HOME: join(folder, 'home'), NETLOOM_NATIVE_CACHE: nativeCache() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return observe(child);
  };
  return {
    folder,
    start,
    run: (...args) => start(...args).done,
    write(name, contents) {
      const path = join(folder, name);
      writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
      return path;
    },
  };
}

function observe(child: ChildProcess): RunningCommand {
  let stdout = '';
  let stderr = '';
  let look = (): void => {};
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
    look();
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const done = new Promise<Outcome>((settle) => {
    child.on('close', (code) => settle({ code, stdout, stderr }));
  });
  return {
    process: child,
    done,
    seen: (pattern) =>
      new Promise((found, fail) => {
        look = () => {
          if (pattern.test(stdout)) found();
        };
        look();
        done.then(({ code }) =>
          fail(new Error(`Ended with ${code} before ${pattern}:\n${stdout}\n${stderr}`)),
        );
      }),
  };
}

/** The objects of `--json`'s lines. Every line must be one. */
export const jsonLines = ({ stdout }: Outcome): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
