/** Gathers what comes fast and passes it on at most once in `interval` milliseconds. */
export interface Batch<T> {
  add(items: readonly T[]): void;
  /** Passes on what waits, now. */
  flush(): void;
}

/** 50 ms: twenty messages a second, however many steps a second there are. */
export function createBatch<T>(pass: (items: T[]) => void, interval = 50): Batch<T> {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    pass(items);
  };
  return {
    add(items) {
      for (const item of items) waiting.push(item);
      timer ??= setTimeout(flush, interval);
    },
    flush,
  };
}
