import { promises as fs } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { StudioCallError } from '../../shared/protocol/errors.ts';
import type { FileEntry, Requests } from '../../shared/protocol/messages.ts';
import type { Handlers } from '../../shared/protocol/server.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { fileFailure } from './file-failure.ts';

/** Bytes: far above any network, far below what would fill the memory. */
export const FILE_LIMIT = 64 * 1024 * 1024;

export type FileHandlers = Pick<
  Handlers,
  Extract<keyof Requests, 'files.list' | 'files.read' | 'files.write' | 'files.writeBytes'>
>;

/** The person's own files. Relative paths are taken from `projects`, which is made when first needed. */
export function createFiles(projects: string): FileHandlers {
  const place = (path: string): string => (isAbsolute(path) ? resolve(path) : resolve(projects, path));
  const write = async (path: string, contents: string | Uint8Array, overwrite: boolean) => {
    const target = place(path);
    if (!isAbsolute(path)) await makeFolder(projects);
    await writeContents(target, contents, overwrite);
    return { path: target };
  };
  return {
    'files.list': async ({ directory, ending = '.json' }) => {
      const folder = place(directory ?? projects);
      if (directory === undefined) await makeFolder(projects);
      return { directory: folder, files: await listFiles(folder, ending) };
    },
    'files.read': async ({ path }) => ({ path: place(path), text: await readText(place(path)) }),
    'files.write': ({ path, text, overwrite }) => write(path, text, overwrite),
    'files.writeBytes': async ({ path, base64, overwrite }) => write(path, bytesOf(base64, path), overwrite),
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await fs.mkdir(path, { recursive: true });
  } catch (error) {
    throw fileFailure(error, 'write', path);
  }
}

/** @throws StudioCallError `invalid`: Node's own decoder passes over what is no base64. */
function bytesOf(base64: string, path: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') === base64) return bytes;
  throw new StudioCallError('invalid', `Cannot write ${path}: its bytes did not arrive as base64.`, path);
}

async function listFiles(folder: string, ending: string): Promise<FileEntry[]> {
  let names: string[];
  try {
    names = await fs.readdir(folder);
  } catch (error) {
    throw fileFailure(error, 'list', folder);
  }
  const entries = await Promise.all(
    names
      .filter((name) => name.toLowerCase().endsWith(ending.toLowerCase()))
      .map((name) => describeFile(join(folder, name))),
  );
  return entries
    .filter((entry): entry is FileEntry => entry !== undefined)
    .sort((a, b) => b.modifiedAt - a.modifiedAt || a.name.localeCompare(b.name));
}

/** Undefined when there is no such file (any more). */
export async function describeFile(path: string): Promise<FileEntry | undefined> {
  try {
    const stats = await fs.stat(path);
    return stats.isFile() ? { path, name: basename(path), modifiedAt: stats.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/** @throws StudioCallError `notFound`, `denied`, or `unreadable`: a folder or device, too large, not UTF-8. */
export async function readText(path: string): Promise<string> {
  const unreadable = (because: string): StudioCallError =>
    new StudioCallError('unreadable', `Cannot read ${path}: ${because}.`, path);
  let bytes: Uint8Array;
  try {
    const stats = await fs.stat(path);
    if (stats.isDirectory()) throw unreadable('it is a folder, not a file');
    // A pipe or device may never end.
    if (!stats.isFile()) throw unreadable('it is not a regular file');
    if (stats.size > FILE_LIMIT) {
      throw unreadable(`it has ${stats.size} bytes, and files of at most ${FILE_LIMIT} (64 MiB) are read`);
    }
    bytes = await fs.readFile(path);
  } catch (error) {
    throw fileFailure(error, 'read', path);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable('it is not UTF-8 text');
  }
}

/** @throws StudioCallError `exists` (unless `overwrite`), `denied`, `diskFull`, `notFound` (no such folder). */
export async function writeContents(
  path: string,
  contents: string | Uint8Array,
  overwrite: boolean,
): Promise<void> {
  if (Buffer.byteLength(contents) > FILE_LIMIT) {
    throw new StudioCallError('invalid', `Cannot write ${path}: it would be larger than 64 MiB.`, path);
  }
  try {
    await writeFileAtomically(path, contents, { exclusive: !overwrite });
  } catch (error) {
    throw fileFailure(error, 'write', path);
  }
}
