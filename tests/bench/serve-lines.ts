import { createInterface } from 'node:readline';
import type { Ask } from './line-peer.ts';

/** Answers requests on standard input until it closes. */
export async function serveLines(answer: (request: Ask) => Promise<unknown>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  }
}
