import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process that answers each JSON line on its standard input with one on its standard output. */
export class LinePeer {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: environment });
    this.#answers = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  /** @throws when the process ends instead of answering. */
  async ask(request: unknown): Promise<{ imagesPerSecond: number }> {
    this.#child.stdin!.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('The peer ended before it answered; its own message is above.');
    return JSON.parse(answer.value);
  }

  /** Closes its input, upon which it ends. */
  close(): void {
    this.#child.stdin!.end();
  }
}
