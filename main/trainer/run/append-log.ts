import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { writeError } from './files.ts';

/** A file that only grows, written in gulps. */
export interface AppendLog {
  /** Kept in memory until the next flush. */
  add(bytes: Uint8Array): void;
  /** Bytes in the file that count. */
  readonly length: number;
  /**
   * Writes what waits, `sync`ed to disk where asked.
   * @throws TrainerError `diskFull`; nothing is lost: what waits is tried again at the next flush, in the same place.
   */
  flush(options?: { readonly sync?: boolean }): void;
}

/** Opens or makes `path`; whatever it holds past `length` bytes is cut off. */
export function openAppendLog(path: string, length: number): AppendLog {
  let waiting: Uint8Array[] = [];
  let written = length;

  return {
    add: (bytes) => {
      waiting.push(bytes);
    },
    get length() {
      return written;
    },
    flush({ sync = false } = {}) {
      const bytes = Buffer.concat(waiting);
      try {
        const file = openSync(path, existsSync(path) ? 'r+' : 'w');
        try {
          if (fstatSync(file).size > written) ftruncateSync(file, written);
          for (let done = 0; done < bytes.length; )
            done += writeSync(file, bytes, done, bytes.length - done, written + done);
          if (sync) fsyncSync(file);
        } finally {
          closeSync(file);
        }
      } catch (error) {
        throw writeError(path, error);
      }
      waiting = [];
      written += bytes.length;
    },
  };
}
