import { totalmem } from 'node:os';

/** What a trainer may ever have: the machine's memory, or the limit of the container that holds us both. In bytes. */
export const totalMemory = (): number => Math.min(totalmem(), process.constrainedMemory?.() || totalmem());
