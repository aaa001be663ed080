import type { RunProblem } from './messages.ts';

/** Ends a job; what the person reads is `problem.message`. */
export class TrainerError extends Error {
  override readonly name = 'TrainerError';
  readonly problem: RunProblem;

  constructor(code: string, message: string, node?: string) {
    super(message);
    this.problem = { severity: 'error', code, message, ...(node === undefined ? {} : { node }) };
  }
}

export const warning = (code: string, message: string): RunProblem => ({
  severity: 'warning',
  code,
  message,
});

const MEMORY = /\bOOM\b|RESOURCE_EXHAUSTED|bad_alloc|allocation failed|out of memory/i;

/** What went wrong, in words a person can act on; errors of the system and of TensorFlow are recognised by their text. */
export function problemOf(error: unknown): RunProblem {
  if (error instanceof TrainerError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  if (MEMORY.test(message)) {
    return {
      severity: 'error',
      code: 'outOfMemory',
      message: `There is not enough memory for a training step. Make the batch smaller, or the network's first layers. (${message})`,
    };
  }
  const detail = error instanceof Error && error.stack ? error.stack : message;
  return { severity: 'error', code: 'internal', message: `The trainer failed unexpectedly: ${detail}` };
}
