import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A program and all that it starts. */
export interface ProcessGroup {
  /** What the program wrote. */
  readonly output: readonly string[];
  /** Undefined while it runs; null when a signal ended it. */
  exitCode(): number | null | undefined;
  /** Whether it ended by itself within that time. */
  ended(seconds: number): Promise<boolean>;
  /** Ends what still runs of it: asks first, and insists after some seconds. */
  end(): Promise<void>;
}

/** Starts a program as the first of a group of its own, so that nothing it starts outlives it. */
export function startGroup(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ProcessGroup {
  const output: string[] = [];
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let code: number | null | undefined;
  child.once('exit', (value) => {
    code = value;
  });
  child.once('error', (error) => {
    output.push(error.message);
    code = null;
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => output.push(data.toString()));

  const poll = async (done: () => boolean, seconds: number): Promise<boolean> => {
    const until = Date.now() + seconds * 1000;
    while (!done() && Date.now() < until) await pause(50);
    return done();
  };
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return child.pid !== undefined && process.kill(-child.pid, name);
    } catch {
      // Nobody is left.
      return false;
    }
  };
  return {
    output,
    exitCode: () => code,
    ended: (seconds) => poll(() => code !== undefined, seconds),
    async end() {
      signal('SIGTERM');
      if (await poll(() => code !== undefined && !signal(0), 5)) return;
      signal('SIGKILL');
      await poll(() => code !== undefined && !signal(0), 5);
    },
  };
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

/** As trainers call themselves: by their script, or as a utility process of today's Electron. */
const TRAINER = /trainer\.cjs|node\.mojom\.NodeService/;

/** Process ids of the trainers that run under `home`, newest last. */
export function trainersOf(home: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return TRAINER.test(command) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home);
      } catch {
        return false;
      }
    });
}
