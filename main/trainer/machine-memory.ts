import { freemem, totalmem } from 'node:os';

/** Memory in bytes: what this process may ever have, and what is free for it now. */
export interface MachineMemory {
  readonly total: number;
  readonly free: number;
}

/** Of the machine, or of the container that the process is held in. On Linux `free` counts caches that would give way. */
export function machineMemory(): MachineMemory {
  const limit = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  const total = Math.min(totalmem(), limit);
  return { total, free: Math.min(freemem(), total) };
}
