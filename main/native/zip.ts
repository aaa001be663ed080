import { createReadStream, createWriteStream, promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createInflateRaw } from 'node:zlib';
import { NativeError } from './problem.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly method: number;
  /** Unix permission bits; 0 when the archive has none. */
  readonly mode: number;
  readonly offset: number;
}

/**
 * The entries of a zip archive (a wheel is one) of less than 4 GiB, from its central directory.
 * Source: PKWARE's APPNOTE, 4.3. @throws NativeError `archive` when it is truncated or no archive.
 */
export async function readZip(path: string): Promise<readonly ZipEntry[]> {
  const { size } = await fs.stat(path);
  const tail = await readAt(path, Math.max(0, size - 65557), Math.min(size, 65557));
  const end = lastIndexOfSignature(tail);
  if (end < 0) throw broken(path, 'its end is missing');
  const count = tail.readUInt16LE(end + 10);
  const directory = await readAt(path, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL)
      throw broken(path, 'its directory is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Writes one entry to `folder/name`. @param onBytes hears how many bytes came out since it last heard.
 * @throws NativeError `archive`.
 */
export async function extractEntry(
  path: string,
  entry: ZipEntry,
  target: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const header = await readAt(path, entry.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL) throw broken(path, `${entry.name} is damaged`);
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw broken(path, `${entry.name} is packed in a way that is not known`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  await fs.mkdir(dirname(target), { recursive: true });
  if (entry.compressedSize === 0) return fs.writeFile(target, '');
  const packed = createReadStream(path, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: 1 << 20,
  });
  let size = 0;
  const count = (stream: Readable): Readable =>
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      onBytes(chunk.length);
    });
  const file = createWriteStream(target, entry.mode ? { mode: entry.mode } : {});
  try {
    if (entry.method === STORED) await promisify(pipeline)(count(packed), file);
    else {
      const inflate = createInflateRaw({ chunkSize: 1 << 18 });
      count(inflate);
      await promisify(pipeline)(packed, inflate, file);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw broken(path, `${entry.name} is damaged`);
    throw error;
  }
  if (size !== entry.size) throw broken(path, `${entry.name} is ${size} bytes, not ${entry.size}`);
}

/** Where an entry goes under `folder`. @throws NativeError `archive` when its name leads out of it. */
export function entryTarget(folder: string, name: string): string {
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))
    throw new NativeError('archive', `The archive names a file outside itself: ${name}`, REMEDY);
  return join(folder, name);
}

const REMEDY = 'Try again: it will be downloaded anew.';
const broken = (path: string, how: string): NativeError =>
  new NativeError('archive', `${path} is not a whole archive: ${how}.`, REMEDY);

async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const handle = await fs.open(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    if (bytesRead < length) throw broken(path, 'it ends too early');
    return buffer;
  } finally {
    await handle.close();
  }
}

function lastIndexOfSignature(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at--) if (tail.readUInt32LE(at) === END) return at;
  return -1;
}
