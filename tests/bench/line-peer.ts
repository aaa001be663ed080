import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Network } from '../../shared/network/network.ts';

/** What a peer is asked, a JSON line each; `peers/serve.py` tells what it answers. */
export type Ask =
  | { readonly ask: 'ready' | 'memory' | 'gemm' }
  | {
      readonly ask: 'first';
      readonly network: Network;
      readonly batchSize: number;
      readonly setting: string;
      /** Netloom's alone: nodes whose weights stay. */
      readonly freeze?: readonly string[];
    }
  | { readonly ask: 'train' | 'predict'; readonly steps: number }
  | { readonly ask: 'build'; readonly network: Network };

/** A process that answers each JSON line on its standard input with one on its standard output. */
export class LinePeer {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const env = { ...process.env, ...environment };
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.#answers = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  /** @throws when the process ends instead of answering. */
  async ask<Answer>(request: Ask): Promise<Answer> {
    this.#child.stdin!.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('The peer ended before it answered; its own message is above.');
    return JSON.parse(answer.value);
  }

  /** Closes its input, upon which it ends; settles when it has. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.stdin!.end();
    });
  }
}
