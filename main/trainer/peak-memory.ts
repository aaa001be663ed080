import { readFileSync } from 'node:fs';

/**
 * The most memory this process has held at once, in bytes. Linux says so in `VmHWM`; elsewhere the system's `maxRSS`, which
 * on Linux would count what the parent held before the process became ours.
 */
export function peakMemory(): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (found !== undefined) return Number(found) * 1024;
  } catch {
    // There is no /proc here.
  }
  return process.resourceUsage().maxRSS * 1024;
}
