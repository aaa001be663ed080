import { constants, setPriority } from 'node:os';

/** What TensorFlow reads when it is loaded: one thread for an op, one for ops side by side. */
const ONE_THREAD = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' } as const;

/**
 * Makes this process give way to whatever else the machine does, a training above all. To be called before TensorFlow is
 * loaded: threads have the priority of the one that starts them.
 */
export function beCalm(): void {
  Object.assign(process.env, ONE_THREAD);
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Not every system lets one.
  }
}
