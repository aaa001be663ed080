import { StudioCallError } from '../../shared/protocol/errors.ts';
import type { StudioError } from '../../shared/protocol/messages.ts';

interface Refusal {
  readonly code: StudioError['code'];
  readonly because: string;
}

/** The system's error codes in words, and what to do about them. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  ENOENT: { code: 'notFound', because: 'there is no such file or folder' },
  ENOTDIR: { code: 'notFound', because: 'a part of the path is a file, not a folder' },
  EISDIR: { code: 'unreadable', because: 'it is a folder, not a file' },
  EEXIST: { code: 'exists', because: 'it exists already' },
  EACCES: { code: 'denied', because: 'permission is denied' },
  EPERM: { code: 'denied', because: 'the system does not permit it' },
  EROFS: { code: 'denied', because: 'the file system is read-only' },
  ENOSPC: { code: 'diskFull', because: 'the disk is full: free some space and try again' },
  EDQUOT: { code: 'diskFull', because: 'the disk quota is used up: free some space and try again' },
  ENAMETOOLONG: { code: 'invalid', because: 'the name is too long' },
  ELOOP: { code: 'invalid', because: 'its links lead in a circle' },
  ERR_INVALID_ARG_VALUE: { code: 'invalid', because: 'the path holds a character that no path may hold' },
  EMFILE: { code: 'busy', because: 'too many files are open' },
};

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A failed file operation in words: `Cannot read /a/b.json: permission is denied.` */
export function fileFailure(
  error: unknown,
  action: 'read' | 'write' | 'list',
  path: string,
): StudioCallError {
  if (error instanceof StudioCallError) return error;
  const known = REFUSALS[errorCode(error) ?? ''];
  const because = known?.because ?? (error instanceof Error ? error.message : String(error));
  return new StudioCallError(known?.code ?? 'unreadable', `Cannot ${action} ${path}: ${because}.`, path);
}
