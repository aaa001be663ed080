/** What Ctrl-C does at the moment; a closing terminal (SIGHUP) and SIGTERM ask the same. */
export interface Interrupts {
  /** Replaces what an interrupt does; without it, the program ends. */
  onInterrupt(action: () => void): void;
  /** Whether there was one. */
  readonly happened: boolean;
}

export function watchInterrupts(): Interrupts {
  let action = (): void => process.exit(130);
  let happened = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      happened = true;
      action();
    });
  }
  return {
    onInterrupt(next) {
      action = next;
    },
    get happened() {
      return happened;
    },
  };
}
