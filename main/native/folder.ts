import { createHash } from 'node:crypto';
import { createReadStream, promises as fs, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type LockOptions, withLock } from './lock.ts';
import { removeTree, walk } from './tree.ts';

const MANIFEST = 'manifest.json';

/** What a finished folder says of itself. A folder without it, or that differs from it, is not finished. */
export interface Manifest {
  readonly about: Readonly<Record<string, string>>;
  readonly files: Readonly<
    Record<string, { readonly size: number; readonly modified: number; readonly sha256: string }>
  >;
}

/**
 * The manifest of a finished, unharmed folder; undefined otherwise. Quick: sizes and times, as `make` does. What only
 * a full reading shows, `verifyFolder` finds.
 */
export function readFolder(folder: string): Manifest | undefined {
  try {
    const manifest = parseManifest(readFileSync(join(folder, MANIFEST), 'utf8'));
    const whole = Object.entries(manifest.files).every(([name, { size, modified }]) => {
      const stats = statSync(join(folder, name));
      return stats.size === size && Math.floor(stats.mtimeMs) === modified;
    });
    return whole ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Reads every byte and compares hashes. @returns the names of files that are missing or harmed. */
export async function verifyFolder(folder: string, { files }: Manifest): Promise<readonly string[]> {
  const harmed: string[] = [];
  for (const [name, { sha256 }] of Object.entries(files)) {
    const found = await hashFile(join(folder, name)).catch(() => undefined);
    if (found !== sha256) harmed.push(name);
  }
  return harmed;
}

/**
 * Makes `folder` whole or not at all: `make` fills a folder beside it, which then takes its name. One process at a time;
 * one that finds the work done by another takes that.
 */
export async function makeFolder(
  folder: string,
  make: (unfinished: string) => Promise<Manifest['about']>,
  lock: LockOptions = {},
): Promise<Manifest> {
  await fs.mkdir(dirname(folder), { recursive: true });
  return withLock(
    `${folder}.lock`,
    async () => {
      const there = readFolder(folder);
      if (there) return there;
      await sweep(folder);
      const unfinished = `${folder}.unfinished-${process.pid}`;
      await fs.mkdir(unfinished);
      try {
        const about = await make(unfinished);
        const manifest = { about, files: await describe(unfinished) };
        await writeSynced(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
        await fs.rename(unfinished, folder);
        return manifest;
      } finally {
        await removeTree(unfinished);
      }
    },
    lock,
  );
}

/** Makes a finished folder count as unfinished, so that it is made anew. */
export const forgetFolder = (folder: string): Promise<void> =>
  fs.unlink(join(folder, MANIFEST)).catch(() => undefined);

/** Removes a harmed folder and what interrupted attempts left. Only while holding the lock. */
async function sweep(folder: string): Promise<void> {
  const parent = dirname(folder);
  const name = basename(folder);
  for (const entry of await fs.readdir(parent))
    if (entry === name || entry.startsWith(`${name}.unfinished-`)) await removeTree(join(parent, entry));
}

async function describe(folder: string): Promise<Manifest['files']> {
  const files: Record<string, Manifest['files'][string]> = {};
  for (const name of await walk(folder)) {
    const path = join(folder, name);
    const handle = await fs.open(path, 'r');
    try {
      // On the disk before the folder gets its name, so that a power cut cannot leave an empty file that looks right.
      await handle.sync().catch(() => undefined);
      const { size, mtimeMs } = await handle.stat();
      files[name] = { size, modified: Math.floor(mtimeMs), sha256: await hashFile(path) };
    } finally {
      await handle.close();
    }
  }
  return files;
}

async function writeSynced(path: string, text: string): Promise<void> {
  const handle = await fs.open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SHA-256, in hexadecimal. @param onBytes hears how many bytes have been read. */
export async function hashFile(path: string, onBytes?: (read: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    read += chunk.length;
    onBytes?.(read);
  }
  return hash.digest('hex');
}

function parseManifest(text: string): Manifest {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || !isRecord(value.files) || !isRecord(value.about)) throw new Error('Not a manifest');
  const files: Record<string, Manifest['files'][string]> = {};
  for (const [name, file] of Object.entries(value.files)) {
    if (!isRecord(file)) throw new Error('Not a manifest');
    const { size, modified, sha256 } = file;
    if (typeof size !== 'number' || typeof modified !== 'number' || typeof sha256 !== 'string')
      throw new Error('Not a manifest');
    files[name] = { size, modified, sha256 };
  }
  const about: Record<string, string> = {};
  for (const [name, text] of Object.entries(value.about)) about[name] = String(text);
  return { about, files };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
