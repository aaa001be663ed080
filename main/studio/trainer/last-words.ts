const KEPT = 2000;

/** Keeps the end of what a process wrote to standard error, for the report of its death. */
export interface LastWords {
  hear(chunk: Uint8Array | string): void;
  /** `how`, and what was heard, if anything. */
  after(how: string): string;
}

export function createLastWords(): LastWords {
  let heard = '';
  return {
    hear(chunk) {
      heard = (heard + chunk.toString()).slice(-KEPT);
    },
    after: (how) => (heard.trim() === '' ? how : `${how}; its last words: ${heard.trim()}`),
  };
}
