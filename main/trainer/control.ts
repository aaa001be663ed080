/** What the person asked of a job under way; the loop looks at it between steps. */
export interface Control {
  readonly state: 'running' | 'paused' | 'stopping';
  pause(): void;
  resume(): void;
  /** For good. */
  stop(): void;
  /** Settles once the job is no longer paused. */
  unpaused(): Promise<void>;
}

export function createControl(): Control {
  let state: Control['state'] = 'running';
  let wake: (() => void) | undefined;
  const become = (next: Control['state']): void => {
    if (state === 'stopping') return;
    state = next;
    if (next !== 'paused') wake?.();
  };
  return {
    get state() {
      return state;
    },
    pause: () => become('paused'),
    resume: () => become('running'),
    stop: () => become('stopping'),
    unpaused: () =>
      new Promise((resolve) => {
        if (state === 'paused') wake = resolve;
        else resolve();
      }),
  };
}

/** Lets messages in, but not at every fast step: at most once in `interval` milliseconds. */
export function createBreather(interval = 10, now: () => number = Date.now): () => Promise<void> | undefined {
  let last = now();
  return () => {
    if (now() - last < interval) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        last = now();
        resolve();
      });
    });
  };
}
