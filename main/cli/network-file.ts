import { text } from 'node:stream/consumers';
import type { Network } from '../../shared/network/network.ts';
import { type FileProblem, readNetwork } from '../../shared/network/read.ts';
import { readText } from '../studio/files.ts';
import { CliFailure, EXIT, type ExitCode } from './exit.ts';

/** What cannot be taken for a network at all makes the call wrong; a network with mistakes has errors. */
const UNREADABLE: ReadonlySet<string> = new Set(['json', 'format', 'newerVersion', 'tooLarge']);

export type NetworkFile =
  | { readonly ok: true; readonly network: Network }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly exitCode: ExitCode };

/** Reads a network; `-` is standard input. @throws StudioCallError when the file cannot be read. */
export async function openNetwork(path: string): Promise<NetworkFile> {
  const read = readNetwork(path === '-' ? await text(process.stdin) : await readText(path));
  if (read.ok) return read;
  const unreadable = read.problems.some(({ code }) => UNREADABLE.has(code));
  return { ...read, exitCode: unreadable ? EXIT.wrongCall : EXIT.errors };
}

export const describeFileProblem = ({ message, path }: FileProblem): string =>
  path === '' || message.includes(path) ? message : `${path}: ${message}`;

/** @throws CliFailure when it is no sound network file. */
export async function requireNetwork(path: string): Promise<Network> {
  const file = await openNetwork(path);
  if (file.ok) return file.network;
  throw new CliFailure(
    file.exitCode,
    file.problems.map((problem) => `${path}: ${describeFileProblem(problem)}`).join('\n'),
  );
}
