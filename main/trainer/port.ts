import type { TrainerEvent } from './messages.ts';

/** The way to whoever started this process. */
export interface Port {
  send(event: TrainerEvent): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other side is gone. */
  onClose(listener: () => void): void;
  /** Settles when everything sent has left. */
  drain(): Promise<void>;
}

/** Electron's utility process has `process.parentPort`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
/** The port of this process; undefined when nobody started it as a child. */
export function openPort(): Port | undefined {
  const { parentPort }: { readonly pid: number; readonly parentPort?: ParentPort } = process;
  if (parentPort) return utilityPort(parentPort);
  return process.send ? forkPort() : undefined;
}

function utilityPort(parent: ParentPort): Port {
  return {
    send: (event) => parent.postMessage(event),
    onMessage: (listener) => parent.on('message', ({ data }) => listener(data)),
    // Electron ends its utility processes itself.
    onClose: () => undefined,
    // There is no telling when a posted message has left: a moment is enough, and nothing waits for it.
    drain: () => new Promise((resolve) => setTimeout(resolve, 100)),
  };
}

function forkPort(): Port {
  let sent: Promise<void> = Promise.resolve();
  return {
    send(event) {
      if (!process.connected) return;
      const leaving = new Promise<void>((resolve) => {
        process.send?.(event, undefined, undefined, () => resolve());
      });
      sent = sent.then(() => leaving);
    },
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => process.on('disconnect', listener),
    drain: () => sent,
  };
}
