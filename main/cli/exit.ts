import { StudioCallError } from '../../shared/protocol/errors.ts';
import type { StudioError } from '../../shared/protocol/messages.ts';

/** What the command ends with. */
export const EXIT = { done: 0, errors: 1, wrongCall: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with a message on standard error. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** 1: the network or the data has errors; 2: the call is wrong or a file cannot be read or written. */
const CODES: Readonly<Record<StudioError['code'], ExitCode>> = {
  invalid: EXIT.wrongCall,
  notFound: EXIT.wrongCall,
  exists: EXIT.wrongCall,
  unreadable: EXIT.wrongCall,
  denied: EXIT.wrongCall,
  busy: EXIT.wrongCall,
  diskFull: EXIT.errors,
  network: EXIT.errors,
  dataset: EXIT.errors,
  engine: EXIT.errors,
  internal: EXIT.errors,
};

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliFailure) return error.exitCode;
  return error instanceof StudioCallError ? CODES[error.code] : EXIT.errors;
}
