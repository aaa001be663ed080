import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import { type StepRecord, TRAINER_ENVIRONMENT, type TrainerEvent, type TrainerRequest } from '../messages.ts';

/** Bundles the trainer as the product does, beside node_modules so that it finds them; gives its path, and a way to remove it. */
export async function buildTrainer(): Promise<{ readonly program: string; remove(): void }> {
  const folder = fileURLToPath(new URL(`../../../out/trainer-test-${process.pid}`, import.meta.url));
  const outfile = join(folder, 'trainer.cjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../process.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    external: ['@tensorflow/*', '@mapbox/node-pre-gyp'],
    banner: { js: "const importMetaUrl = require('url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
    logLevel: 'error',
  });
  return { program: outfile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Child {
  readonly process: ChildProcess;
  /** All so far, in order. */
  readonly events: readonly TrainerEvent[];
  readonly steps: readonly StepRecord[];
  send(request: TrainerRequest | Record<string, unknown>): void;
  /** Settles with the first event, past or to come, that `wanted` accepts; fails when the process ends without one. */
  until(wanted: (event: TrainerEvent) => boolean): Promise<TrainerEvent>;
  readonly exit: Promise<number | null>;
}

/** A real trainer process, killed when the test is over; `piped`: what it prints is the test's. */
export function startTrainer(
  program: string,
  env: Record<string, string> = {},
  { piped = false }: { readonly piped?: boolean } = {},
): Child {
  const child = fork(program, [], {
    env: { ...TRAINER_ENVIRONMENT, ...process.env, ...env },
    execArgv: [],
    serialization: 'advanced',
    silent: piped,
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const events: TrainerEvent[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const look of waiting) look();
  };
  let over = false;
  child.on('message', (event: TrainerEvent) => {
    events.push(event);
    tell();
  });
  const exit = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      over = true;
      tell();
      resolve(code);
    });
  });
  return {
    process: child,
    events,
    get steps() {
      return events.flatMap((event) => (event.kind === 'steps' ? event.steps : []));
    },
    send: (request) => {
      child.send(request);
    },
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events.find(wanted);
          if (!found && !over) return;
          waiting.delete(look);
          if (found) resolve(found);
          else reject(new Error(`The trainer ended: ${JSON.stringify(events[events.length - 1])}`));
        };
        waiting.add(look);
        look();
      }),
    exit,
  };
}
