import type { z } from 'zod';
import type { StudioError } from './messages.ts';

/** A request that the studio refused: thrown by its handlers, carried over the wire, thrown again at the caller. */
export class StudioCallError extends Error {
  override readonly name = 'StudioCallError';
  readonly code: StudioError['code'];
  /** Where, e.g. a path or `conv2.stride`. */
  readonly detail: string | undefined;

  constructor(code: StudioError['code'], message: string, detail?: string) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/** What travels in place of a thrown value. Anything unforeseen becomes `internal`, with its message. */
export function toStudioError(thrown: unknown): StudioError {
  if (thrown instanceof StudioCallError) {
    const { code, message, detail } = thrown;
    return detail === undefined ? { code, message } : { code, message, detail };
  }
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Where a schema refused and why: `settings.epochs: expected number`. */
export const describeIssues = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'message'}: ${issue.message}`).join('; ');
