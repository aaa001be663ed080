/** Why native TensorFlow could not be provided, and what the person can do about it. */
export class NativeError extends Error {
  override readonly name = 'NativeError';
  readonly code: NativeErrorCode;
  /** One or more complete sentences. */
  readonly remedy: string;

  constructor(code: NativeErrorCode, message: string, remedy: string) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

export type NativeErrorCode =
  | 'named'
  | 'python'
  | 'pip'
  | 'download'
  | 'hash'
  | 'archive'
  | 'compiler'
  | 'compile'
  | 'load'
  | 'installer'
  | 'disk'
  | 'permission'
  | 'cancelled'
  | 'unexpected';

/** Turns errors of the system into ones with a remedy; others stay what they are. @param place what was being written. */
export function explain(error: unknown, place: string): NativeError {
  if (error instanceof NativeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device/i.test(message))
    return diskFull(place);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new NativeError(
      'permission',
      `${place} cannot be written: ${message}`,
      'Make that folder writable, or set NETLOOM_HOME to a folder that is.',
    );
  return new NativeError(
    'unexpected',
    message,
    'Try again; `npm run -s netloom -- doctor` shows what is there.',
  );
}

export const diskFull = (place: string): NativeError =>
  new NativeError(
    'disk',
    `The disk that holds ${place} is full.`,
    'Free at least 1 GB there, or set NETLOOM_HOME to a folder on another disk.',
  );

/** @throws NativeError `cancelled`. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new NativeError('cancelled', 'Cancelled.', 'Start again when you like; nothing half-made is kept.');
}
